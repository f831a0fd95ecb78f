import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { normalise } from '../../text/normalise.ts';
import { elementsOf } from '../lint/cue-instances.ts';
import { type ReadableCue, RubricCues } from '../lint/rubric-cues.ts';
import { affirmedWords } from './affirmed-words.ts';
import type { FailedCheck, ProposedItem } from './proposed-item.ts';

/** A cue that passed the checks which need no engine. */
export type CueCandidate = {
  readonly item: ProposedItem;
  /** The paraphrases of its criterion that it is found in. */
  readonly finds: readonly ProposedItem[];
};

export type JudgedCues = {
  readonly candidates: readonly CueCandidate[];
  readonly failed: ReadonlyMap<ProposedItem, FailedCheck>;
};

/** The shortest term that tells anything, in characters without the signs for any ending and for typos. */
const shortestTerm = 2;

type Sight = { readonly item: ProposedItem; readonly words: ReadonlyMap<number, readonly string[]> };

/**
 * Check proposed cues and opposing cues against the texts that they come with: each must be readable, new, found where its criterion
 * is made (an opposing one: in a counter-example), and found neither in a counter-example, nor where another criterion is made, nor in the
 * question. Counter-examples that merely deny the point are left to the engine.
 */
export function judgeCues(content: QuestionContent, items: readonly ProposedItem[]): JudgedCues {
  const proposed = items.filter(isCue);
  const rubric = new RubricCues({ ...content, criteria: onlyProposed(content, proposed) });
  const numbers = new Map(rubric.cues.map((cue, number) => [keyOf(cue.criterionId, cue.kind, cue.say), number]));
  const see = createSee(content, items, rubric);
  const known = knownCues(content);
  const candidates: CueCandidate[] = [];
  const failed = new Map<ProposedItem, FailedCheck>();
  for (const item of proposed) {
    const key = keyOf(item.criterionId, item.kind, item.text);
    const number = numbers.get(key);
    const cue = number === undefined ? undefined : rubric.cues[number];
    const check = known.has(normalise(key).text) ? 'repeated' : checkForm(item, cue);
    const sight = number === undefined ? undefined : see(item, number);
    const failedCheck = check ?? sight?.failedCheck;
    if (failedCheck) failed.set(item, failedCheck);
    else candidates.push({ item, finds: sight?.finds ?? [] });
  }
  return { candidates, failed };
}

const isCue = ({ kind }: ProposedItem): boolean => kind === 'cue' || kind === 'opposes';

const keyOf = (criterionId: string, kind: string, say: string): string => `${criterionId}\n${kind}\n${say}`;

function onlyProposed({ criteria }: QuestionContent, proposed: readonly ProposedItem[]): QuestionContent['criteria'] {
  return criteria.map((criterion) => {
    const own = proposed.filter(({ criterionId }) => criterionId === criterion.id);
    return {
      ...criterion,
      cues: own.filter(({ kind }) => kind === 'cue').map(({ text, weight }) => ({ say: text, weight })),
      opposes: own.filter(({ kind }) => kind === 'opposes').map(({ text }) => text),
    };
  });
}

/** Cues that the rubric has already, in the form in which they are compared. */
function knownCues({ criteria }: QuestionContent): ReadonlySet<string> {
  const keys = criteria.flatMap(({ id, cues, opposes }) => [
    ...cues.map(({ say }) => keyOf(id, 'cue', say)),
    ...opposes.map((say) => keyOf(id, 'opposes', say)),
  ]);
  return new Set(keys.map((key) => normalise(key).text));
}

function checkForm({ text }: ProposedItem, cue: ReadableCue | undefined): FailedCheck | undefined {
  if (/[〔〕]/.test(text)) return 'placeholder';
  if (!cue) return 'cue-unreadable';
  // What is found at the least, whichever of its terms are there.
  const lengths = elementsOf(cue.pattern).map(({ terms }) => Math.min(...terms.map(lengthOf)));
  const isShort = lengths.includes(0) || lengths.reduce((sum, length) => sum + length, 0) < shortestTerm;
  return isShort ? 'cue-too-general' : undefined;
}

const lengthOf = (term: string): number => [...term.replace(/[*~\s]/g, '')].length;

/** Prepare to say which texts a cue is found in. */
function createSee(content: QuestionContent, items: readonly ProposedItem[], rubric: RubricCues) {
  const sightsOf = (kind: ProposedItem['kind'], toText: (text: string) => string): Sight[] =>
    items.filter((item) => item.kind === kind).map((item) => ({ item, words: rubric.findIn(toText(item.text)) }));
  const paraphrases = sightsOf('paraphrase', (text) => text);
  const counterExamples = sightsOf('counter-example', (text) => text);
  const claims = sightsOf('counter-example', affirmedWords);
  const answers = content.criteria.map(({ id, modelAnswer }) => ({ id, words: rubric.findIn(modelAnswer) }));
  const question = rubric.findIn(content.prompt);
  return ({ criterionId, kind }: ProposedItem, number: number) => {
    const isFound = ({ words }: Pick<Sight, 'words'>): boolean => words.has(number);
    const isOwn = ({ item }: Sight): boolean => item.criterionId === criterionId;
    const inAnswers = answers.filter(isFound);
    const inParaphrases = paraphrases.filter(isFound);
    const inOwnClaims = claims.some((sight) => isOwn(sight) && isFound(sight));
    const finds = inParaphrases.filter(isOwn).map(({ item }) => item);
    const check = (): FailedCheck | undefined => {
      if (kind === 'opposes') {
        if (inAnswers.length > 0 || inParaphrases.length > 0) return 'finds-paraphrase';
        return counterExamples.some((sight) => isOwn(sight) && isFound(sight)) ? undefined : 'finds-nothing';
      }
      if (finds.length === 0 && !inAnswers.some(({ id }) => id === criterionId)) return 'finds-nothing';
      if (inOwnClaims) return 'finds-counter-example';
      if (inAnswers.some(({ id }) => id !== criterionId)) return 'overlapping-criteria';
      if (inParaphrases.some((sight) => !isOwn(sight))) return 'overlapping-criteria';
      return question.has(number) ? 'copied-question' : undefined;
    };
    return { finds, failedCheck: check() };
  };
}
