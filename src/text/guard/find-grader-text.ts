import type { Span } from '../../domain/evidence.ts';
import type { NormalisedText } from '../normalise.ts';
import { certainWeight, type GraderSign } from './grader-rule.ts';
import { chooseStretches } from './grader-stretch.ts';
import { mergeSpans } from './merge-spans.ts';
import { findBlocks, findEncoded, findJson } from './text-blocks.ts';

/** Signs further apart than this, about two clauses, are about different things. */
const largestGap = 40;

/** A sentence with less in it is ordinary talk that has a word in common with injections. */
const tellingWeight = 2.5;
/** What such a tag closes ends there; what stands behind it is another voice. */
const closingTag = /^<(?:\/|\|\w+_end)[^<>]*>$/;
const sentenceEnd = /[。!?;\n}]|\.(?:\s|$)/;

/** Find the stretches of an unmasked text that its signs show to be addressed to its grader; spans index that text. */
export function findGraderText({ text }: Pick<NormalisedText, 'text'>, signs: readonly GraderSign[]): Span[] {
  const encoded = findEncoded(text);
  const hasBraces = text.includes('{');
  const isCertain = weigh(signs) >= certainWeight;
  if (!isCertain && !hasBraces && encoded.length === 0) return [];
  const blocks = findBlocks(text);
  const json = findJson(text, blocks);
  const fences = blocks.filter(
    (block) => text.startsWith("'''", block.start) && json.some((object) => isInside(object, block)),
  );
  const groups = isCertain ? groupByPlace(text, signs, blocks, json) : [];
  return mergeSpans([...encoded, ...json, ...fences, ...chooseStretches(text, groups, blocks)]);
}

const isInside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Put signs into groups that are findings. A bracket or object that is one by itself says nothing about the words beside it. */
function groupByPlace(
  text: string,
  signs: readonly GraderSign[],
  blocks: readonly Span[],
  json: readonly Span[],
): GraderSign[][] {
  const inside = new Map<Span, GraderSign[]>();
  const outside: GraderSign[] = [];
  const findPlace = createPlaceFinder(blocks);
  const findObject = createPlaceFinder(json);
  for (const sign of signs) {
    if (findObject(sign)) continue;
    const place = findPlace(sign);
    if (!place) outside.push(sign);
    else if (inside.has(place)) inside.get(place)?.push(sign);
    else inside.set(place, [sign]);
  }
  const findings: GraderSign[][] = [];
  for (const group of inside.values()) {
    if (weigh(group) >= certainWeight) findings.push(group);
    else outside.push(...group);
  }
  const bySentence = groupSigns(
    text,
    outside.sort((a, b) => a.start - b.start || a.end - b.end),
  ).filter((group) => weigh(group) >= certainWeight);
  return [...findings, ...bySentence].sort((a, b) => (a[0] as GraderSign).start - (b[0] as GraderSign).start);
}

/** Make a search for the outermost of some spans around a sign; signs are asked for in the text's order. */
function createPlaceFinder(spans: readonly Span[]): (sign: GraderSign) => Span | undefined {
  const places = mergeSpans(spans);
  let next = 0;
  return (sign) => {
    while (next < places.length && (places[next] as Span).end <= sign.start) next++;
    const place = places[next];
    return place && isInside(sign, place) ? place : undefined;
  };
}

/** Sum the weights of signs, each kind once, at its strongest. */
function weigh(signs: readonly GraderSign[]): number {
  const strongest = new Map<string, number>();
  for (const { rule } of signs) strongest.set(rule.name, Math.max(rule.weight, strongest.get(rule.name) ?? 0));
  let sum = 0;
  for (const weight of strongest.values()) sum += weight;
  return sum;
}

/**
 * Put signs of one sentence that are near each other into groups, and groups of neighbouring sentences together where only
 * both are a finding: an ordinary word beside an injection must not draw its sentence in.
 */
function groupSigns(text: string, signs: readonly GraderSign[]): GraderSign[][] {
  const groups = joinNear(
    text,
    signs.map((sign) => [sign]),
    (between, last) => !sentenceEnd.test(between) && !closingTag.test(text.slice(last.start, last.end)),
  );
  const certain = groups.filter((group) => weigh(group) >= certainWeight);
  const telling = groups.filter((group) => weigh(group) >= tellingWeight && weigh(group) < certainWeight);
  const joined = joinNear(text, telling, (between) => !between.includes('\n'));
  return [...certain, ...joined].sort((a, b) => (a[0] as GraderSign).start - (b[0] as GraderSign).start);
}

function joinNear(
  text: string,
  parts: readonly (readonly GraderSign[])[],
  belongs: (between: string, last: GraderSign) => boolean,
): GraderSign[][] {
  const joined: GraderSign[][] = [];
  let furthest: GraderSign | undefined;
  for (const part of parts) {
    const group = joined.at(-1);
    const { start } = part[0] as GraderSign;
    const isNear = furthest !== undefined && start - furthest.end <= largestGap;
    if (group && furthest && isNear && belongs(text.slice(furthest.end, start), furthest)) group.push(...part);
    else joined.push([...part]);
    for (const sign of part) if (!furthest || sign.end > furthest.end) furthest = sign;
  }
  return joined;
}
