import { createHash } from 'node:crypto';
import type { EngineId } from '../../domain/engine-id.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Flag } from '../../domain/flag.ts';
import type { EngineFailure } from '../../domain/provenance.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Engine, EngineReport, EngineRequest } from '../engine.ts';
import { askWitnesses, findingsFor, type Hearing, toPartFailure, toWitness, whyUnscored } from './ask-witnesses.ts';
import { type CombinationModel, combineVerdicts, nameOfSet } from './combination-model.ts';
import { mergeFindings, type WitnessFinding } from './merge-findings.ts';

export type HybridEngineParts = {
  /** At least two, each with an id of its own. */
  readonly witnesses: readonly Engine[];
  /** Has a combination for each set of two or more of the witnesses: any of them may fail. */
  readonly model: CombinationModel;
  /** The witness without which the whole engine fails: a chain then goes on to its next engine. None where left out. */
  readonly leader?: EngineId;
};

/** Raised with every change of the algorithm that can change a finding. */
const algorithmVersion = '1.1.0';

/**
 * Create the engine that asks several others and combines what they say, criterion by criterion.
 *
 * A witness that fails is told of, and the others go on; where one is left alone, the report names it as the engine that answered. A
 * criterion that one witness could not judge is decided by the others, and told of as a failure of code `criteria-unscored`; one that
 * nobody could judge is unscored. In an answer that holds words for the grader, a language model's credit counts only where nobody
 * else could judge. Fails with the first failure where no witness judged anything, and with that of the leader.
 *
 * @throws {RangeError} for fewer than two witnesses, two of a kind, or a set of them that the model does not know.
 */
export function createHybridEngine({ witnesses, model, leader }: HybridEngineParts): Engine {
  const ids = witnesses.map(({ id }) => (id === 'auto' ? notAWitness() : id));
  if (ids.length < 2 || new Set(ids).size < ids.length) {
    throw new RangeError(`A hybrid engine needs two or more different witnesses, not: ${ids.join(', ')}`);
  }
  const self = { id: 'hybrid', version: versionOf(witnesses, ids, model) } as const;
  return {
    ...self,
    async findEvidence(request) {
      const hearing = await askWitnesses(witnesses, request);
      const [firstFailure] = hearing.failed;
      const leading = hearing.failed.find(({ engine }) => engine === leader);
      if (leading) throw leading;
      if (firstFailure && hearing.reports.length === 0) throw firstFailure;
      return combine(self, model, hearing, request);
    },
  };
}

function notAWitness(): never {
  throw new RangeError('A chain cannot be a witness: nobody knows beforehand who will answer');
}

/** Names the algorithm, the witnesses and all weights that may come to be used; says where those of the whole set are not fitted. */
function versionOf(witnesses: readonly Engine[], ids: readonly EngineId[], model: CombinationModel): string {
  const combinations = subsetsOf(ids).map((set) => {
    const combination = model.get(nameOfSet(set));
    if (!combination) throw new RangeError(`There is no combination for the witnesses "${nameOfSet(set)}"`);
    return combination;
  });
  const everything = [combinations, witnesses.map(({ id, version }) => [id, version])];
  const hash = createHash('sha256').update(JSON.stringify(everything)).digest('hex').slice(0, 8);
  const isFitted = model.get(nameOfSet(ids))?.basis === 'fitted';
  return `${algorithmVersion}${isFitted ? '' : '-not-fitted'}+${hash}`;
}

/** All sets of two or more of the ids. */
function subsetsOf(ids: readonly EngineId[]): readonly (readonly EngineId[])[] {
  let sets: (readonly EngineId[])[] = [[]];
  for (const id of ids) sets = sets.concat(sets.map((set) => [...set, id]));
  return sets.filter(({ length }) => length >= 2);
}

function combine(
  self: EngineReport['engine'],
  model: CombinationModel,
  { reports, failed }: Hearing,
  { question, readerLanguage, guardedSpans }: EngineRequest,
): EngineReport {
  const ids = question.rubric.criteria.map(({ id }) => id);
  const findings: Finding[] = [];
  const unscored: { criterionId: string; cause: string }[] = [];
  for (const criterionId of ids) {
    const all = findingsFor(criterionId, reports);
    const found = guardedSpans.some(({ flag }) => flagsForModels.has(flag)) ? withoutTalkedInto(all) : all;
    if (found.length === 0) unscored.push({ criterionId, cause: causeOf(criterionId, reports) });
    else {
      const combined = combineVerdicts(
        model,
        found.map(({ engine, finding: { verdict, confidence } }) => ({ engine, verdict, confidence })),
      );
      findings.push(mergeFindings(found, combined, readerLanguage));
    }
  }
  const decided = findings.map(({ criterionId }) => criterionId);
  const failures: readonly EngineFailure[] = [
    ...failed.map(({ engine, code, message }) => ({ engine, code, message })),
    ...reports.flatMap((report) => [...report.failures, ...toPartFailure(report, decided)]),
  ];
  const [only, ...others] = reports;
  return {
    engine: only && others.length === 0 ? only.engine : self,
    findings,
    unscored,
    witnesses: reports.map((report) => toWitness(report, ids)),
    modelUses: [...failed, ...reports].flatMap(({ modelUses }) => modelUses),
    failures,
    firstLooks: reports.flatMap(({ firstLooks }) => firstLooks),
  };
}

/** Words that are meant for whoever grades, and may move a model even where the guard has not found all of them. */
const flagsForModels: ReadonlySet<Flag> = new Set(['addressed-to-grader', 'hidden-text']);

/** Leave out what a language model credits, unless nobody else could judge: others read words, and cannot be talked to. */
function withoutTalkedInto(found: readonly WitnessFinding[]): readonly WitnessFinding[] {
  const others = found.filter(({ engine, finding: { verdict } }) => engine !== 'llm' || !creditVerdicts.has(verdict));
  return others.length > 0 ? others : found;
}

const creditVerdicts: ReadonlySet<Verdict> = new Set(['covered', 'partial']);

function causeOf(criterionId: string, reports: readonly EngineReport[]): string {
  return reports.map((report) => `${report.engine.id}: ${whyUnscored(criterionId, report)}`).join('; ');
}
