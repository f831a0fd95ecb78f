import type { Span } from '../../domain/evidence.ts';

const word = "[A-Z][\\p{Script=Latin}'-]*\\.?";
const capitalised = new RegExp(`${word}(?: ${word}){0,3}`, 'uy');
const lowerCase = /[a-z]{2,20}(?= ?(?:[,.;!?\n]|$| and | from ))/uy;

/** Words that end a name or begin none, whatever their letters. */
const notNames = new Set(
  [
    'a an the and or not no on in at of for from to with it i my we you he she they this that is was are so but as if when who what',
    'very good great more so always also well quite really too be glad able ready calm polite honest',
    'important wrong right correct unknown missing known here there listed mentioned called secret private clear good fine',
    'customer client service services support manager agent team leader sales staff centre center call bank company supervisor',
    'responsible patient happy sorry candidate applicant name first last full answer date email phone address please check mr mrs ms dr',
  ]
    .join(' ')
    .split(' '),
);

/** `capitals`: one to four words with capitals. `several`: two at least, and the clause ends behind them. `any`: one without too. */
export type EnglishForm = 'capitals' | 'several' | 'any';

/**
 * Read the English name that starts at a place of a text with its capitals; undefined if there is none.
 *
 * A word without capitals is a name only where the clause ends behind it.
 */
export function readEnglishName(cased: string, start: number, form: EnglishForm): Span | undefined {
  capitalised.lastIndex = start;
  const match = capitalised.exec(cased)?.[0];
  if (match !== undefined) {
    const span = trimName(match, start);
    return span && (form !== 'several' || isSeveral(cased, span)) ? span : undefined;
  }
  lowerCase.lastIndex = start;
  const single = form === 'any' ? lowerCase.exec(cased)?.[0] : undefined;
  return single === undefined || notNames.has(single) ? undefined : { start, end: start + single.length };
}

function isSeveral(cased: string, { start, end }: Span): boolean {
  return cased.slice(start, end).includes(' ') && /^(?: ?[,.;!\n]| and | from |$)/.test(cased.slice(end, end + 6));
}

function trimName(match: string, start: number): Span | undefined {
  const kept: string[] = [];
  for (const part of match.split(' ')) {
    if (notNames.has(part.toLowerCase().replace(/\.$/, ''))) break;
    kept.push(part);
  }
  const name = kept.join(' ');
  const length = /[^.]{2}\.$/.test(name) ? name.length - 1 : name.length;
  return length > 0 ? { start, end: start + length } : undefined;
}
