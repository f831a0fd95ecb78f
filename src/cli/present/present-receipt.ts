import type { ModelUse } from '../../domain/provenance.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { CriterionNumbers } from '../../domain/stored-evaluation.ts';
import { toPrintable } from './printable.ts';

/** Everything that made a score, in words. */
export function presentReceipt(receipt: Receipt): string {
  const { numbers, bank } = receipt;
  const { rubric, engine, provenance, flags, totalPoints, maxPoints, reviewReasons } = numbers;
  const lines = [
    `Evaluation ${receipt.recordId} of ${receipt.createdAt}: ${totalPoints ?? 'no total'} of ${maxPoints} points`,
    `  content     ${receipt.evaluationId ?? 'erased'}`,
    `  answer      ${receipt.answerId}, SHA-256 ${receipt.answerHash ?? 'erased with the answer'}`,
    `  question    ${numbers.questionId}${bank ? `, bank ${bank.id} ${bank.version}` : ''}`,
    `  rubric      ${rubric.id} ${rubric.version}, ${rubric.hash}`,
    `  engine      ${engine.id} ${engine.version}, asked for: ${receipt.asked}`,
    ...(provenance?.witnesses ?? []).map(({ engine: { id, version } }) => `  witness     ${id} ${version}`),
    ...(provenance?.modelUses ?? []).flatMap(presentModelUse),
    ...(provenance?.failures ?? []).map((it) => `  failed      ${it.engine}: ${it.code}, ${toPrintable(it.message)}`),
    ...numbers.criteria.map(presentCriterion),
    `  flags       ${flags.length > 0 ? flags.join(', ') : 'none'}`,
    `  to review   ${numbers.needsReview ? reviewReasons.map(({ code }) => code).join(', ') : 'no'}`,
    `  evaluation  SHA-256 ${receipt.evaluationHash ?? 'erased with the answer'}`,
    `  receipt     SHA-256 ${receipt.sha256}, written by answer-eval ${receipt.program}`,
  ];
  return lines.join('\n');
}

function presentModelUse({ engine, model, parameters, promptHash, inputHash, cacheKeys, spent }: ModelUse): string[] {
  const settings = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return [
    `  model       ${toPrintable(model)} for ${engine}: ${toPrintable(settings.join(', '))}`,
    `    prompt    ${promptHash ?? 'none'}`,
    `    input     ${inputHash} (as it was sent, personal data masked)`,
    ...cacheKeys.map((key) => `    reply     ${key}`),
    `    spent     ${spent.requests} requests, ${spent.inputTokens} + ${spent.outputTokens} tokens, ${spent.costUsd} USD`,
  ];
}

function presentCriterion(criterion: CriterionNumbers): string {
  if ('cause' in criterion)
    return `  ${criterion.id}: unscored of ${criterion.maxPoints}, ${toPrintable(criterion.cause)}`;
  const { id, verdict, points, maxPoints, confidence } = criterion;
  return `  ${id}: ${verdict}, ${points} of ${maxPoints}, confidence ${confidence.toFixed(2)}`;
}
