import type { Language, Question } from '../../domain/question-bank.ts';
import type { ChatMessage } from '../../providers/chat-model.ts';
import { fillIn, type JudgePrompt } from './judge-prompt.ts';

/** The languages of reasons, as the prompt of a language names them. */
const languageNames: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  zh: { zh: '中文', en: '英文' },
  en: { zh: 'Chinese', en: 'English' },
};

/**
 * Write what is the same for all answers to a question: the rules of judging, the question and its criteria. No points: the judge
 * has no use for them.
 */
export function staticInstructions(
  prompt: JudgePrompt,
  { prompt: question, rubric }: Question,
  reader: Language,
): string {
  const criteria = rubric.criteria
    .map(({ id, label, covered, partial }) => fillIn(prompt, 'criterion', { id, label, covered, partial }))
    .join('\n');
  const reasonLanguage = languageNames[prompt.language][reader];
  return `${prompt.parts.system}\n\n${fillIn(prompt, 'rubric', { question, criteria, reasonLanguage })}`;
}

/**
 * Put an answer behind the instructions, last and between markers with a code that nobody can know beforehand.
 *
 * @param answer with its marks neutralised.
 */
export function judgeMessages(
  prompt: JudgePrompt,
  instructions: string,
  answer: string,
  delimiter: string,
): ChatMessage[] {
  return [
    { role: 'system', content: instructions },
    { role: 'user', content: fillIn(prompt, 'answer', { delimiter, answer }) },
  ];
}

/** A longer reply is sent back for repair only in part: what is wrong with it is said beside it. */
const longestReplySentBack = 4_000;

/** Go on after a reply that cannot be used: show it again and name what is wrong with it. */
export function repairMessages(
  prompt: JudgePrompt,
  asked: readonly ChatMessage[],
  reply: string,
  { problems, ids }: { readonly problems: readonly string[]; readonly ids: readonly string[] },
): ChatMessage[] {
  const content = fillIn(prompt, 'repair', {
    problems: problems.map((problem) => `- ${problem}`).join('\n'),
    ids: ids.join(', '),
  });
  // Some templates take no empty turn of the assistant: then the question is asked again as it was.
  if (reply.trim() === '') return [...asked];
  return [...asked, { role: 'assistant', content: reply.slice(0, longestReplySentBack) }, { role: 'user', content }];
}
