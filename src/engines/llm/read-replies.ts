import type { Rubric } from '../../domain/question-bank.ts';
import { type ReplyReading, readReply } from './read-reply.ts';
import type { ReplyProblem } from './reply-problem.ts';
import type { Judgement } from './reply-schema.ts';

/**
 * Read what a judge replied at first and after it was asked again: of each criterion the last judgement that can be used counts.
 *
 * @param replies texts, in the order in which they came.
 */
export function readReplies(replies: readonly string[], rubric: Rubric): ReplyReading {
  const judgements = new Map<string, Judgement>();
  const problems = new Map<string, ReplyProblem>();
  let strangers = 0;
  for (const text of replies) {
    const reading = readReply(text, rubric);
    for (const [id, judgement] of reading.judgements) judgements.set(id, judgement);
    for (const [id, problem] of reading.problems) problems.set(id, problem);
    strangers = reading.strangers;
  }
  for (const id of judgements.keys()) problems.delete(id);
  return { judgements, problems, strangers };
}
