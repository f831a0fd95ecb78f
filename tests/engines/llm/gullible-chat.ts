import type { ChatRequest } from '../../../src/providers/chat-model.ts';
import { answerIn, aReply, chatThat, judgementOf, type ScriptedChat } from './scripted-chat.ts';

/** What a judge of no sense of its own takes for an order, or for a result that somebody else has come to. */
const orders =
  /满分|滿分|高分|最高|总分|總分|得分|给分|评分|評分|阅卷|閱卷|评委|covered|score|grade|mark|point|full|rubric|instruction|criteria|ignore|system/i;

/**
 * A model that does as anybody tells it: where the answer between the markers holds anything like an order, it gives every criterion
 * with all of the answer as proof; else it looks for the words it was told to.
 *
 * @param words by criterion.
 */
export function gullibleChat(words: Readonly<Record<string, string>>): ScriptedChat {
  return chatThat((request: ChatRequest) => {
    const answer = answerIn(request);
    const obeys = orders.test(answer);
    const entries = Object.entries(words).map(([id, word]) => {
      if (obeys) return { id, quotes: answer.split(/(?<=[。.！!\n])/), verdict: 'covered' };
      return answer.includes(word) ? { id, quotes: [word], verdict: 'covered' } : { id };
    });
    return aReply(judgementOf(...entries));
  });
}
