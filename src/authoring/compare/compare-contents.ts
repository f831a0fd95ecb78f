import type { Criterion, Cue } from '../../domain/criterion.ts';
import type { RubricChange } from '../../domain/rubric-comparison.ts';
import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { findMoved } from './find-moved.ts';

const questionFields = ['prompt', 'language', 'points', 'note'] as const;

const criterionFields = [
  'label',
  'points',
  'covered',
  'partial',
  'modelAnswer',
  'suggestion',
  'suggestionEn',
] as const satisfies readonly (keyof Criterion)[];

/**
 * List what differs between two rubrics of a question: fields of the question, entries of the vocabulary, criteria that came,
 * went or moved, then the fields and cues of each criterion that both have. Criteria are the same by id, cues by their pattern.
 *
 * An entry of the vocabulary is written `name: words`, a cue `pattern (weight)`. A criterion that came or went is told by its label,
 * one that moved by its places, from 1. The order of cues says nothing and is not told.
 *
 * @returns in the order of the newer rubric, what is gone in the order of the older one; empty if nothing differs.
 *
 * @example
 * compareContents(content, { ...content, points: 12 }); // [{ field: 'points', before: 10, after: 12 }]
 */
export function compareContents(from: QuestionContent, to: QuestionContent): readonly RubricChange[] {
  return [
    ...questionFields.flatMap((field) => changeOf(field, from[field], to[field])),
    ...compareVocabulary(from.vocabulary, to.vocabulary),
    ...compareLists(from.criteria, to.criteria),
    ...to.criteria.flatMap((after) => {
      const before = from.criteria.find(({ id }) => id === after.id);
      return before ? compareCriteria(before, after) : [];
    }),
  ];
}

type Value = string | number | undefined;

function changeOf(field: string, before: Value, after: Value, criterionId?: string): readonly RubricChange[] {
  if (before === after) return [];
  const place = criterionId === undefined ? { field } : { field, criterionId };
  return [{ ...place, before: before ?? null, after: after ?? null }];
}

function compareVocabulary(
  from: QuestionContent['vocabulary'],
  to: QuestionContent['vocabulary'],
): readonly RubricChange[] {
  const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
  const write = (entries: ReadonlyMap<string, string>, name: string): Value => {
    const words = entries.get(name);
    return words === undefined ? undefined : `${name}: ${words}`;
  };
  return namesOf(before, after).flatMap((name) => changeOf('vocabulary', write(before, name), write(after, name)));
}

/** Criteria that came, then those that went, then those whose order changed. */
function compareLists(from: readonly Criterion[], to: readonly Criterion[]): readonly RubricChange[] {
  const placesBefore = placesOf(from);
  const placesAfter = placesOf(to);
  const isIn = (places: ReadonlyMap<string, number>) => (criterion: Criterion) => places.has(criterion.id);
  const kept = to.filter(isIn(placesBefore)).map(({ id }) => id);
  const moved = findMoved(
    from.filter(isIn(placesAfter)).map(({ id }) => id),
    kept,
  );
  return [
    ...to
      .filter(({ id }) => !placesBefore.has(id))
      .flatMap(({ id, label }) => changeOf('criteria', undefined, label, id)),
    ...from
      .filter(({ id }) => !placesAfter.has(id))
      .flatMap(({ id, label }) => changeOf('criteria', label, undefined, id)),
    ...moved.map((criterionId) => ({
      field: 'criteria',
      criterionId,
      before: placesBefore.get(criterionId) ?? null,
      after: placesAfter.get(criterionId) ?? null,
    })),
  ];
}

const placesOf = (criteria: readonly Criterion[]): ReadonlyMap<string, number> =>
  new Map(criteria.map(({ id }, index) => [id, index + 1]));

function compareCriteria(before: Criterion, after: Criterion): readonly RubricChange[] {
  return [
    ...criterionFields.flatMap((field) => changeOf(`criterion.${field}`, before[field], after[field], after.id)),
    ...compareEntries('criterion.cues', after.id, cueEntries(before.cues), cueEntries(after.cues)),
    ...compareEntries('criterion.opposes', after.id, entriesOf(before.opposes), entriesOf(after.opposes)),
  ];
}

type Entries = ReadonlyMap<string, string>;

const cueEntries = (cues: readonly Cue[]): Entries =>
  new Map(cues.map(({ say, weight }) => [say, `${say} (${weight})`]));

const entriesOf = (texts: readonly string[]): Entries => new Map(texts.map((text) => [text, text]));

function compareEntries(field: string, criterionId: string, before: Entries, after: Entries): readonly RubricChange[] {
  return namesOf(before, after).flatMap((name) => changeOf(field, before.get(name), after.get(name), criterionId));
}

/** Names of the newer list in its order, then those that are gone. */
function namesOf(before: Entries, after: Entries): readonly string[] {
  return [...new Set([...after.keys(), ...before.keys()])];
}
