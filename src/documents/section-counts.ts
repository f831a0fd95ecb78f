import { readNumber } from './read-number.ts';

/** What the heading of a section states; each is absent where it does not. */
export type SectionCounts = {
  readonly count?: number;
  /** Points of each question. */
  readonly each?: number;
  /** Points of all questions together. */
  readonly total?: number;
};

const digits = '[0-9０-９]{1,4}(?:[.．][5５])?';
const unit = '(?:points?|pts?\\.?|marks?)';

/** In this order; what one has read is taken away before the next looks. */
const facts: readonly { readonly name: keyof SectionCounts; readonly pattern: RegExp }[] = [
  { name: 'each', pattern: new RegExp(`(?:每(?:小|道)?[题題]|各)\\s*[:：]?\\s*(${digits})\\s*分`) },
  { name: 'each', pattern: new RegExp(`(${digits})\\s*${unit}\\s*(?:each|per question|a question|apiece)`, 'i') },
  {
    name: 'each',
    pattern: new RegExp(`each\\s*(?:question)?\\s*(?:is worth|worth|:)?\\s*(${digits})\\s*${unit}`, 'i'),
  },
  {
    name: 'count',
    pattern:
      /(?:共|计)?\s*([0-9０-９]{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:道|个|個)?(?:小)?(?:[题題]|问题)(?:目)?/,
  },
  { name: 'count', pattern: /([0-9]{1,3})\s*(?:questions?|items?)/i },
  {
    name: 'total',
    pattern: new RegExp(`(?:总分|總分|满分|滿分|合计|共计|总计|共|计)?\\s*(?:为|是|[:：])?\\s*(${digits})\\s*分`),
  },
  { name: 'total', pattern: new RegExp(`total(?:\\s*(?:of|:))?\\s*(${digits})(?:\\s*${unit})?`, 'i') },
  { name: 'total', pattern: new RegExp(`(${digits})\\s*${unit}(?:\\s*(?:in total|total|altogether))?`, 'i') },
];

const atEnd = /\s*[（([【]([^（）()[\]【】]+)[）)\]】]\s*[:：]?\s*$/;
/** Without brackets: "… 共3题，每题10分，总分30分". */
const bare = /[\s，,：:—–-]+((?:共|计)\s*[0-9０-９一二两三四五六七八九十]+\s*(?:道|个)?(?:小)?[题題].*)$/;

/**
 * Split the heading of a section into its title and what it states of its questions.
 *
 * Counts stand in brackets at the end, or behind the title from "共3题" on. Brackets that hold anything else stay in the title.
 *
 * @returns counts undefined if the heading states none
 */
export function readSectionCounts(heading: string): { readonly title: string; readonly counts?: SectionCounts } {
  for (const pattern of [atEnd, bare]) {
    const match = pattern.exec(heading);
    const counts = match ? readCounts(match[1] ?? '') : undefined;
    if (match && counts) return { title: heading.slice(0, match.index).trim(), counts };
  }
  return { title: heading.trim() };
}

function readCounts(text: string): SectionCounts | undefined {
  let rest = text;
  const counts: { -readonly [name in keyof SectionCounts]: number } = {};
  for (const { name, pattern } of facts) {
    const match = counts[name] === undefined ? pattern.exec(rest) : null;
    const value = match ? toNumber(match[1] ?? '') : undefined;
    if (!match || value === undefined || value <= 0) continue;
    counts[name] = value;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  const isOnlyCounts = !/\p{L}{3,}/u.test(rest.replace(/\b(?:and|in|total|with|of|for|a|questions?)\b/gi, ''));
  return isOnlyCounts && Object.keys(counts).length > 0 ? counts : undefined;
}

function toNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  return /^[\d.]+$/.test(plain) ? Number(plain) : readNumber(plain);
}
