import type { Span } from '../../domain/evidence.ts';
import { type Clause, segment } from '../segment.ts';
import type { GraderSign } from './grader-rule.ts';

/** The candidate's own plan or story: evidence, whatever stands beside it. "请给我…" has 我 too, but not as its subject. */
export const ownWords =
  /(?:^|[^给对让请]|\n)我们?(?:会|将|先|再|就|要|去|把|跟|向|给|请|马上|立刻|立即|当时|以前|曾|觉得|认为|来|问|查|听|让|用|帮|也|还|能|得|一定|首先|主动|第一|在|是)|^(?:然后|接着|随后|之后|再|先|首先|其次|最后|同时|第[一二三四五])|\b(?:i|we|our)\b|^(?:then|next|first|second|finally|after that|afterwards)\b/;

/** What continues a fake notice: things confirmed, points, the candidate as a third person. */
const continuesClaim =
  /(?:均|都|全部|皆|[各每一二三四]项)已?经?(?:确认|核实|覆盖|体现|达标|到位|说明|满足|通过)(?=$|[,;])|已经?(?:确认|核实|覆盖|体现|达标|满足)$|考生|该生|得分要?点|采分点|无需(?:人工|再评)|按满分|给满分|\b(?:(?:is|are|been|all) (?:confirmed|verified)|criteri(?:on|a)|the candidate (?:has|is|deserves|should|fully|clearly)|full marks|rubric|has been (?:met|covered))/;

/** How such a stretch begins: "另：", "尊敬的…您好", "PS". */
const opener =
  /^(?:另外?|附|备注|注意?|ps|p\.s|重要(?:提示|通知)?|补充说明|(?:尊敬|亲爱)的[^,。]{0,10}|(?:各位)?(?:老师|评委|考官)?(?:您|你|大家)好|dear .{0,20}|hi|hello|please note|note|important|by the way|btw|attention|system|系统)$/;

const anyTag = /<[!/|]?[^<>\n]{1,80}>/g;

type Sentence = { readonly first: number; readonly last: number };

/** Choose, for each group of signs, the words that belong to it: the whole note where it is one, else its clauses. */
export function chooseStretches(
  text: string,
  groups: readonly (readonly GraderSign[])[],
  blocks: readonly Span[],
): Span[] {
  if (groups.length === 0) return [];
  const stretches: Span[] = [];
  const clauses = cutClauses(text, segment(text).clauses, blocks);
  const marker = new ClauseMarker(text, clauses);
  const findNote = createNoteFinder(blocks);
  const plain: (readonly GraderSign[])[] = [];
  for (const group of groups) {
    const start = (group[0] as GraderSign).start;
    const end = group.reduce((last, sign) => Math.max(last, sign.end), 0);
    const note = findNote({ start, end });
    if (note && !isOnlyHeader(text, note, group)) stretches.push(note);
    else plain.push(group);
    for (const sign of group) stretches.push({ start: sign.start, end: sign.end });
  }
  // From the last to the first, so that a claim that goes on stops where the next one begins: each clause is read once.
  for (const group of plain.toReversed()) marker.mark(group);
  return [...stretches, ...marker.toSpans()];
}

/** Make a search for the innermost block around a span; asked in the text's order, it takes one pass over the blocks. */
function createNoteFinder(blocks: readonly Span[]): (span: Span) => Span | undefined {
  const sorted = blocks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const open: Span[] = [];
  let next = 0;
  return ({ start, end }) => {
    for (; (sorted[next]?.start ?? start + 1) <= start; next++) {
      const block = sorted[next] as Span;
      while (open.length > 0 && (open.at(-1) as Span).end <= block.start) open.pop();
      open.push(block);
    }
    return open.findLast((block) => end <= block.end);
  };
}

/** A bracket that only announces, such as [SYSTEM]: what it announces stands behind it. */
function isOnlyHeader(text: string, note: Span, group: readonly GraderSign[]): boolean {
  const isShort = note.end - note.start <= 16 && text[note.start] === '[';
  return isShort && group.every(({ rule }) => rule.isFrame) && !text.slice(note.start, note.end).includes(':');
}

/** Cut clauses where a bracket or a tag begins or ends: what stands outside of it does not belong to it. */
function cutClauses(text: string, clauses: readonly Clause[], blocks: readonly Span[]): Clause[] {
  const cuts = new Set(blocks.flatMap(({ start, end }) => [start, end]));
  if (text.includes('<')) for (const tag of text.matchAll(anyTag)) cuts.add(tag.index).add(tag.index + tag[0].length);
  if (cuts.size === 0) return [...clauses];
  const sorted = [...cuts].sort((a, b) => a - b);
  let next = 0;
  return clauses.flatMap(({ start, end, sentence }) => {
    const parts: Clause[] = [];
    let from = start;
    while (next < sorted.length && (sorted[next] as number) <= from) next++;
    for (; next < sorted.length && (sorted[next] as number) < end; next++) {
      parts.push({ start: from, end: sorted[next] as number, sentence });
      from = sorted[next] as number;
    }
    return [...parts, { start: from, end, sentence }];
  });
}

/** Marks the clauses that belong to groups of signs. */
class ClauseMarker {
  readonly #text: string;
  readonly #clauses: readonly Clause[];
  readonly #marked: Uint8Array;
  readonly #sentences: Sentence[] = [];

  constructor(text: string, clauses: readonly Clause[]) {
    this.#text = text;
    this.#clauses = clauses;
    this.#marked = new Uint8Array(clauses.length);
    for (const [index, { sentence }] of clauses.entries()) {
      const first = this.#sentences[sentence]?.first ?? index;
      this.#sentences[sentence] = { first, last: index };
    }
  }

  mark(group: readonly GraderSign[]): void {
    const touched = this.#touchedBy(group);
    const [first] = touched;
    const last = touched.at(-1);
    if (first === undefined || last === undefined) return;
    const isFramed = group.some(({ rule }) => rule.isFrame);
    for (let clause = first; clause <= last; clause++) if (!this.#isOwn(clause)) this.#marked[clause] = 1;
    for (const clause of touched) this.#marked[clause] = 1;
    this.#markOpeners(first);
    // What such a sentence goes on to list are the points that it claims.
    const isForReader = isFramed || this.#isDirectedAtReader(group);
    this.#markRestOfSentence(last, isForReader);
    if (isForReader) this.#markFollowing(last);
  }

  toSpans(): Span[] {
    const spans: Span[] = [];
    for (let index = 0; index < this.#clauses.length; index++) {
      if (!this.#marked[index]) continue;
      const { start } = this.#clauses[index] as Clause;
      while (this.#marked[index + 1]) index++;
      spans.push({ start, end: (this.#clauses[index] as Clause).end });
    }
    return spans;
  }

  #touchedBy(group: readonly GraderSign[]): number[] {
    const touched: number[] = [];
    let clause = this.#firstClauseEndingAfter((group[0] as GraderSign).start);
    for (const { start, end } of group) {
      while (clause > 0 && (this.#clauses[clause - 1] as Clause).end > start) clause--;
      for (let at = clause; at < this.#clauses.length && (this.#clauses[at] as Clause).start < end; at++) {
        if ((this.#clauses[at] as Clause).end > start) touched.push(at);
        clause = at;
      }
    }
    return [...new Set(touched)].sort((a, b) => a - b);
  }

  #firstClauseEndingAfter(position: number): number {
    let low = 0;
    let high = this.#clauses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#clauses[middle] as Clause).end > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #textOf(clause: number): string {
    const { start, end } = this.#clauses[clause] as Clause;
    return this.#text.slice(start, end);
  }

  #isOwn(clause: number): boolean {
    return ownWords.test(this.#textOf(clause));
  }

  #sentenceOf(clause: number): Sentence {
    return this.#sentences[(this.#clauses[clause] as Clause).sentence] as Sentence;
  }

  #markOpeners(first: number): void {
    for (let clause = first - 1; clause >= 0; clause--) {
      const isSameLine = !this.#text
        .slice((this.#clauses[clause] as Clause).end, (this.#clauses[clause + 1] as Clause).start)
        .includes('\n');
      if (!isSameLine || !opener.test(this.#textOf(clause).trim())) return;
      this.#marked[clause] = 1;
    }
  }

  #markRestOfSentence(last: number, isForReader: boolean): void {
    const end = this.#sentenceOf(last).last;
    for (let clause = last + 1; clause <= end; clause++) {
      // An object that has closed ends what it was given as: "assistant: {…}".
      const between = this.#text.slice(
        (this.#clauses[clause - 1] as Clause).end - 1,
        (this.#clauses[clause] as Clause).start,
      );
      if (between.includes('}')) return;
      if (this.#isOwn(clause) || !(isForReader || continuesClaim.test(this.#textOf(clause)))) return;
      this.#marked[clause] = 1;
    }
  }

  /** Go on over the sentences of the same line that carry the claim further. */
  #markFollowing(last: number): void {
    let previous = this.#sentenceOf(last).last;
    for (;;) {
      const next = previous + 1;
      if (next >= this.#clauses.length) return;
      if (this.#marked[next]) return;
      const sentence = this.#sentenceOf(next);
      const { start } = this.#clauses[sentence.first] as Clause;
      const { end } = this.#clauses[sentence.last] as Clause;
      if (this.#text.slice((this.#clauses[previous] as Clause).end, start).includes('\n')) return;
      const words = this.#text.slice(start, end);
      if (ownWords.test(words) || !continuesClaim.test(words)) return;
      this.#marked.fill(1, sentence.first, sentence.last + 1);
      previous = sentence.last;
    }
  }

  #isDirectedAtReader(group: readonly GraderSign[]): boolean {
    return group.some(({ rule }) => rule.name === 'marker' || rule.name === 'ignore' || rule.name === 'new role');
  }
}
