import { Converter } from 'opencc-js/t2cn';

/** Forms that a character-wise table cannot decide and that a matcher must not tell apart. */
const variants: Readonly<Record<string, string>> = {
  著: '着',
  妳: '你',
  您: '您',
  裏: '里',
  祇: '只',
  甚: '什',
  麽: '么',
  麼: '么',
};

const firstHan = 0x3400;
const lastHan = 0x9fff;

/**
 * Simplified form of each Han character of the basic planes, by its distance from the first; the character itself where there is none.
 * Character by character, because phrase conversion would change lengths and lose the offsets.
 */
const simplifiedForms: readonly string[] = createTable();

function createTable(): string[] {
  const convert = Converter({ from: 't', to: 'cn' });
  return Array.from({ length: lastHan - firstHan + 1 }, (_, index) => {
    const traditional = String.fromCharCode(firstHan + index);
    const simplified = variants[traditional] ?? convert(traditional);
    return simplified.length === 1 ? simplified : traditional;
  });
}

/** Return the Simplified form of one character; anything that has none comes back as it is. */
export function simplifyCharacter(character: string): string {
  const index = character.charCodeAt(0) - firstHan;
  if (character.length !== 1 || index < 0) return character;
  return simplifiedForms[index] ?? character;
}
