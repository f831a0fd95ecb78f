import type { Unplaced } from './outline.ts';
import type { Paragraph } from './shape-line.ts';
import { isSiteNotice } from './site-notice.ts';

/** Names of buttons and people that stand between notices are short. */
const furnitureLengthLimit = 20;
const titleLengthLimit = 80;

type Rest = {
  /** In front of the first heading or question. */
  readonly preamble: readonly Paragraph[];
  readonly between: readonly Unplaced[];
  /** Behind the first notice after the last answer. */
  readonly tail: readonly Paragraph[];
  readonly notices: readonly Paragraph[];
  /** Notices in the middle of the questions. */
  readonly doubtful: ReadonlySet<Paragraph>;
};

/** Find the title, and the reason why each paragraph that belongs to no question is left out. */
export function placeRest({ preamble, between, tail, notices, doubtful }: Rest): {
  readonly title: string;
  readonly unplaced: readonly Unplaced[];
} {
  const titleAt = findTitle(preamble);
  const title = titleAt === undefined ? '' : cleanTitle(preamble[titleAt]?.text ?? '');
  const repeats = (paragraph: Paragraph): boolean => title !== '' && cleanTitle(paragraph.text) === title;
  const unplaced = [
    ...preamble.map((paragraph, index): Unplaced => {
      if (index === titleAt) return { paragraph, reason: 'title', isDoubtful: false };
      return repeats(paragraph) ? repeated(paragraph) : placeOutside(paragraph, false);
    }),
    ...between.map((it) => (repeats(it.paragraph) ? repeated(it.paragraph) : it)),
    ...tail.map((paragraph) => (repeats(paragraph) ? repeated(paragraph) : placeOutside(paragraph, true))),
    ...notices.map((paragraph): Unplaced => {
      if (repeats(paragraph)) return repeated(paragraph);
      return { paragraph, reason: 'site-notice', isDoubtful: doubtful.has(paragraph) };
    }),
  ];
  return { title, unplaced };
}

/** The last text that others repeat, else the first short one that is no sentence. */
function findTitle(preamble: readonly Paragraph[]): number | undefined {
  const titles = preamble.map(({ text, shape }) => {
    const isTitle = (shape.kind === 'text' || shape.kind === 'section') && text.length <= titleLengthLimit;
    return isTitle &&
      !/[。；;：:！!]$/.test(text) &&
      !/^附件\s*\d*$/.test(text) &&
      !isSiteNotice(cleanTitle(text), 'outside')
      ? cleanTitle(text)
      : '';
  });
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  const last = titles.findLastIndex((title) => title !== '' && (counts.get(title) ?? 0) > 1);
  if (last >= 0) return last;
  const first = titles.findIndex((title) => title !== '');
  return first < 0 ? undefined : first;
}

/** Without the ending of a file's name and what sites stick to it. */
function cleanTitle(text: string): string {
  return text
    .replace(/\s*(?:VIP|免费|精品)$/, '')
    .replace(/\.(?:docx?|pdf|txt|md|pptx?|wps)$/i, '')
    .replace(/^[《【](.*)[》】]$/, '$1')
    .trim();
}

function repeated(paragraph: Paragraph): Unplaced {
  return { paragraph, reason: 'repeated-title', isDoubtful: false };
}

function placeOutside(paragraph: Paragraph, isTail: boolean): Unplaced {
  const { text, shape } = paragraph;
  if (isSiteNotice(text, 'outside')) return { paragraph, reason: 'site-notice', isDoubtful: false };
  const isFurniture =
    isTail && text.length <= furnitureLengthLimit && !/[。；;：:？?]$/.test(text) && shape.kind === 'text';
  if (isFurniture) return { paragraph, reason: 'site-notice', isDoubtful: false };
  return { paragraph, reason: 'not-recognised', isDoubtful: /[\p{L}\p{N}]/u.test(text) };
}
