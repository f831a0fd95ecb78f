import { joinCues } from '../authoring/propose/join-cues.ts';
import type { FailedCheck, ProposedItem } from '../authoring/propose/proposed-item.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { lintCodes, mutationKinds } from '../domain/rubric-report.ts';
import type { MeasureStanding, Standing } from './measure-proposals.ts';
import { workInTurns } from './work-in-turns.ts';

/** A rubric with the cues that stood every test, and how it stands with them. */
export type TakenUp = {
  readonly content: QuestionContent;
  readonly standing: Standing;
  readonly failed: ReadonlyMap<ProposedItem, FailedCheck>;
};

/**
 * Add cues to a rubric as long as it stands no worse with them: no more mutants survive, lint finds no more errors, and no paraphrase is
 * lost. They are tried all at once, and in halves where that is worse, so that a few bad ones among many take few measurements. The
 * order decides between cues that do not go together. A counter-example that denies the point in a cue's own words is none of the
 * cue's business: if it earns something, the engine misread the denial.
 *
 * @param before how the rubric stands without them.
 * @param others the bank's other questions.
 */
export async function takeUpCues(
  base: QuestionContent,
  ordered: readonly ProposedItem[],
  before: Standing,
  others: readonly QuestionContent[],
  measure: MeasureStanding,
): Promise<TakenUp> {
  const failed = new Map<ProposedItem, FailedCheck>();
  let [content, standing] = [base, before];
  const take = async (items: readonly ProposedItem[]): Promise<void> => {
    const joined = await workInTurns(joinCues(content, items, others));
    const isSame = joined.refused.length === items.length;
    const after = isSame ? standing : await measure(joined.content);
    const worse = isSame ? undefined : findWorse(standing, after);
    if (worse === undefined) {
      [content, standing] = [joined.content, after];
      for (const { item, code } of joined.refused) failed.set(item, code);
      return;
    }
    const [only, ...more] = items;
    if (only && more.length === 0) {
      failed.set(only, worse);
      return;
    }
    const middle = Math.ceil(items.length / 2);
    await take(items.slice(0, middle));
    await take(items.slice(middle));
  };
  if (ordered.length > 0) await take(ordered);
  return { content, standing, failed };
}

/** The first thing in which a rubric stands worse than before. */
function findWorse(before: Standing, after: Standing): FailedCheck | undefined {
  if (after.survivors.length > before.survivors.length) return toCheck(newOf(before.survivors, after.survivors));
  if (after.errors.length > before.errors.length) {
    const known = before.errors.map(({ key }) => key);
    return lintCodes.find((code) => code === after.errors.find(({ key }) => !known.includes(key))?.code);
  }
  return [...before.found].some((item) => !after.found.has(item)) ? 'finds-paraphrase' : undefined;
}

function newOf(before: readonly string[], after: readonly string[]): string {
  return after.find((name) => !before.includes(name)) ?? '';
}

/** The name of a mutant begins with its kind. */
function toCheck(name: string): FailedCheck | undefined {
  const kind = mutationKinds.find((it) => name === it || name.startsWith(`${it} `));
  if (kind === undefined) return undefined;
  return name === kind ? kind : `${kind} ${name.slice(kind.length + 1)}`;
}
