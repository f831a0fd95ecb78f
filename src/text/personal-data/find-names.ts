import type { Span } from '../../domain/evidence.ts';
import { fullNameWithTitle, type NameCue, readChineseName } from './chinese-names.ts';
import { type EnglishForm, readEnglishName } from './english-names.ts';
import type { ReadingCopy } from './reading-copy.ts';

type Cue = {
  readonly pattern: RegExp;
  readonly strength: NameCue;
  /** Whether a name in Latin letters may follow, and how it is written. */
  readonly english: EnglishForm | 'no';
};

const label = '(?:姓名|应聘人|应聘者|候选人|考生|申请人|联系人|面试者|报名人|投保人|被保险人|签名|署名|答题人)';
const role = '(?:客服代表|经理|主管|代表|专员|顾问|组长|店长|总监|助理|客服|员)';

/** Words a name follows. They end where the name starts. */
const cues: readonly Cue[] = [
  {
    pattern:
      /(?:我|本人|俺|鄙人|[我,。\n]名|我姓[^,。]{1,2},|[妈爸母父儿女妻夫哥弟姐妹友事公婆]亲?)(?:就)?叫(?:做|作)? ?[:"]?/gu,
    strength: 'certain',
    english: 'capitals',
  },
  {
    pattern: /(?:(?:名字|姓名|全名|中文名|英文名)就?(?:是|叫|为)|曾用名|本名)(?:做|作)? ?[:"]?/gu,
    strength: 'certain',
    english: 'capitals',
  },
  { pattern: new RegExp(`${label} ?(?::|是|为|叫) ?"?`, 'gu'), strength: 'certain', english: 'capitals' },
  { pattern: new RegExp(`${label} ?`, 'gu'), strength: 'likely', english: 'no' },
  { pattern: /(?:我就?[是系]|(?:本人|鄙人)是?|叫我|我[,(]) ?/gu, strength: 'likely', english: 'no' },
  {
    pattern: new RegExp(`(?<=(?:我|本人)[是叫][^,。!?;:\\n]{0,16})${role}的? ?`, 'gu'),
    strength: 'likely',
    english: 'no',
  },
  { pattern: new RegExp(`(?<=(?:^|[,。!?;:\\n])[^,。!?;:\\n]{0,4})${role}`, 'gu'), strength: 'likely', english: 'no' },
  { pattern: /(?:敬礼[!。,]?|^(?=[^,]{2,4},(?:男|女|\d\d岁))) ?/gu, strength: 'likely', english: 'no' },
  { pattern: fullNameWithTitle, strength: 'likely', english: 'no' },
  { pattern: /\bmy (?:full |first |last )?name(?: is|'s) ?:? ?/gu, strength: 'certain', english: 'any' },
  { pattern: /\b(?:i(?: am|'m) called|call me) /gu, strength: 'certain', english: 'capitals' },
  {
    pattern: /(?:\bfull |^|\n|[,;。] ?)(?:name|candidate|applicant) ?(?:[:=]| -) ?/gu,
    strength: 'certain',
    english: 'capitals',
  },
  { pattern: /\bi(?: am|'m) /gu, strength: 'likely', english: 'several' },
  { pattern: /\b(?:regards|sincerely|truly), ?\n?/gu, strength: 'certain', english: 'several' },
  { pattern: /\b(?:hello|hi|hey)[,!.]? (?=[^.,\n]{2,40} here\b)/gu, strength: 'certain', english: 'capitals' },
  { pattern: /\bthis is (?=[^.,\n]{2,40} (?:speaking|here)\b)/gu, strength: 'certain', english: 'capitals' },
];

/**
 * Find names: those that stand behind words like 我叫 or "my name is", and wherever else in the text the same name is.
 *
 * Others that are only spoken of are not found: nothing tells their names from ordinary words.
 */
export function findNames(copy: ReadingCopy): Span[] {
  const introduced = cues.flatMap((cue) => readBehind(copy, cue));
  const spans: Span[] = [];
  for (const name of new Set(introduced.map(({ start, end }) => copy.cased.slice(start, end)))) {
    spans.push(...findEverywhere(copy.cased, name));
  }
  return spans.sort((a, b) => b.end - b.start - (a.end - a.start));
}

function readBehind(copy: ReadingCopy, { pattern, strength, english }: Cue): Span[] {
  return Array.from(copy.text.matchAll(pattern), ({ 0: words, index }) => {
    const start = index + words.length;
    const chinese = readChineseName(copy, start, strength);
    if (chinese || english === 'no') return chinese;
    return readEnglishName(copy.cased, start, english);
  }).filter((span) => span !== undefined);
}

function findEverywhere(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    const isPartOfWord =
      /^[a-z]{2}$/i.test(text.slice(start - 1, start + 1)) || /^[a-z]{2}$/i.test(text.slice(end - 1, end + 1));
    if (!isPartOfWord) spans.push({ start, end });
  }
  return spans;
}
