import type { DerivableQuestion, DerivedRubric } from '../authoring/derive/derive-rubric.ts';
import type { Criterion } from '../domain/criterion.ts';
import type { DocumentReading, SourceLine, SourceQuestion, Uncertainty } from '../domain/document-reading.ts';
import type { PracticeAnswer, Question, QuestionBank } from '../domain/question-bank.ts';
import type { DerivationNote } from '../domain/rubric-draft.ts';
import type { NewDraft } from '../storage/draft-store.ts';
import { createPlaceQuestion, type Place } from './place-question.ts';
import { toDerivable } from './to-derivable.ts';

/** Load the practice answers of the versions in use, which the bank itself need not keep; a question without any has none. */
export type LoadPracticeAnswers = () => Promise<(question: Question) => readonly PracticeAnswer[]>;

/** What drafts are made with. */
export type DraftingTools = {
  readonly bank: QuestionBank;
  readonly derive: (questions: readonly DerivableQuestion[]) => Promise<readonly DerivedRubric[]>;
  readonly loadPracticeAnswers: LoadPracticeAnswers;
};

/** A document with what was read from it. */
export type ReadDocument = {
  readonly name: string;
  readonly lines: readonly SourceLine[];
  readonly reading: Pick<DocumentReading, 'sections' | 'uncertainties'>;
};

/** A question with its positions in the reading and its place in the bank. */
type Placed = {
  readonly source: SourceQuestion;
  readonly section: number;
  readonly question: number;
  readonly place: Place;
};

/**
 * Make a draft of every question of a document, in its order.
 *
 * Each uncertainty is in exactly one draft, so that nobody is asked twice: one about a question in the draft of that question, one about
 * a section in the first draft of the section, any other in the first draft of all. A question that stands in the document twice gives
 * two drafts, the second under an id of its own: `q-3f2a90c1-2`.
 */
export async function draftReading(document: ReadDocument, tools: DraftingTools): Promise<readonly NewDraft[]> {
  const placed = placeAll(document.reading, tools.bank);
  const prepared = placed.map(({ source, place }) => toDerivable(source, place.id));
  const questions = prepared.map(({ derivable }) => derivable);
  const derived = await deriveInTurns(questions, tools.derive);
  const uncertain = shareOut(document.reading.uncertainties, placed);
  const isKnown = placed.some(({ place }) => place.current !== undefined);
  const findPracticeAnswers = isKnown ? await tools.loadPracticeAnswers() : () => [];
  const byNumber = new Map(document.lines.map((line) => [line.number, line]));
  return derived.map(({ content, notes }, index): NewDraft => {
    const { source, section, question, place } = placed[index] as Placed;
    const changes = prepared[index]?.changes ?? [];
    const uncertainties = [...(uncertain[index] ?? []), ...changes.map((it) => ({ ...it, section, question }))];
    const own = new Set([...source.lines, ...uncertainties.flatMap(({ lines }) => lines)]);
    const numbers = [...own].sort((a, b) => a - b);
    const practice = keepPracticeAnswers(place.current, content.criteria, findPracticeAnswers);
    return {
      section: place.section,
      content,
      practiceAnswers: practice.answers,
      basedOn: place.current?.rubric.hash ?? null,
      source: { name: document.name, lines: numbers.flatMap((number) => byNumber.get(number) ?? []) },
      derivation: [...notes, ...practice.notes],
      uncertainties,
    };
  });
}

/** As many as take about a tenth of a second: who tries or tests a rubric meanwhile gets a turn between two of these. */
const questionsOfTurn = 20;

async function deriveInTurns(
  questions: readonly DerivableQuestion[],
  derive: DraftingTools['derive'],
): Promise<readonly DerivedRubric[]> {
  const derived: DerivedRubric[] = [];
  for (let next = 0; next < questions.length; next += questionsOfTurn) {
    derived.push(...(await derive(questions.slice(next, next + questionsOfTurn))));
  }
  return derived;
}

function placeAll({ sections }: Pick<DocumentReading, 'sections'>, bank: QuestionBank): readonly Placed[] {
  const placeQuestion = createPlaceQuestion(bank);
  const counts = new Map<string, number>();
  return sections.flatMap(({ title, questions }, section) =>
    questions.map((source, question): Placed => {
      const place = placeQuestion(source.prompt, title);
      const count = (counts.get(place.id) ?? 0) + 1;
      counts.set(place.id, count);
      if (count === 1) return { source, section, question, place };
      const id = `${place.id}-${count}`;
      const current = bank.questions.find((it) => it.id === id);
      return { source, section, question, place: { ...place, id, current } };
    }),
  );
}

/** The uncertainties by position of the draft that they belong to. */
function shareOut(
  uncertainties: readonly Uncertainty[],
  placed: readonly Placed[],
): readonly (readonly Uncertainty[])[] {
  const shares: Uncertainty[][] = placed.map(() => []);
  for (const it of uncertainties) {
    const own = placed.findIndex(({ section, question }) => section === it.section && question === it.question);
    const first = placed.findIndex(({ section }) => section === it.section);
    const index = [own, first, 0].find((position) => position >= 0) ?? 0;
    shares[index]?.push(it);
  }
  return shares;
}

/** Practice answers are marked by criterion: they are of use if the same criteria are still there. */
function keepPracticeAnswers(
  current: Question | undefined,
  criteria: readonly Criterion[],
  findPracticeAnswers: (question: Question) => readonly PracticeAnswer[],
): { readonly answers: readonly PracticeAnswer[]; readonly notes: readonly DerivationNote[] } {
  const answers = current ? findPracticeAnswers(current) : [];
  if (answers.length === 0) return { answers, notes: [] };
  const known = new Map(current?.rubric.criteria.map(({ id, label }) => [id, label]));
  const isSame = criteria.length === known.size && criteria.every(({ id, label }) => known.get(id) === label);
  if (isSame) return { answers, notes: [] };
  return { answers: [], notes: [{ code: 'practice-answers-left', facts: { answers: answers.length } }] };
}
