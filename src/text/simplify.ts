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
 * Simplified form of each Han character of the basic planes that has one, by code unit.
 * Character by character, because phrase conversion would change lengths and lose the offsets.
 */
const simplifiedForms: ReadonlyMap<string, string> = createTable();

function createTable(): Map<string, string> {
  const convert = Converter({ from: 't', to: 'cn' });
  const table = new Map<string, string>(Object.entries(variants));
  for (let code = firstHan; code <= lastHan; code++) {
    const traditional = String.fromCharCode(code);
    const simplified = convert(traditional);
    if (simplified !== traditional && simplified.length === 1 && !table.has(traditional))
      table.set(traditional, simplified);
  }
  return table;
}

/** Return the Simplified form of one UTF-16 code unit; anything that has none comes back as it is. */
export function simplifyCharacter(character: string): string {
  return simplifiedForms.get(character) ?? character;
}
