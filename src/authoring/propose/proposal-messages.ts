import type { Criterion } from '../../domain/criterion.ts';
import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { fillIn } from '../../text/fill-in.ts';
import { neutraliseMarks } from '../../text/neutralise-marks.ts';
import { maskPersonalData } from '../../text/personal-data/mask.ts';
import type { ProposalPrompt } from './proposal-prompt.ts';

/** A message of a chat, as providers take them. */
export type ProposalMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type MaterialRules = {
  /** Whether personal data is replaced by placeholders. */
  readonly mask: boolean;
  /** A code for the markers around the material that nobody can know beforehand. */
  readonly delimiter: string;
};

/** So many words of existing cues say what is there already; the heaviest come first. */
const mostWords = 40;

/**
 * Ask for proposals for all criteria of a question. Rules and material stand apart: whatever the document says goes between markers,
 * masked and neutralised, and each text of it on one line, so that nothing in it can pass for another entry.
 */
export function proposalMessages(
  { parts }: ProposalPrompt,
  { prompt: question, criteria, language }: QuestionContent,
  { mask, delimiter }: MaterialRules,
): ProposalMessage[] {
  const clean = (text: string): string => {
    const sent = mask ? maskPersonalData(text).text : text;
    return neutraliseMarks(sent).replace(/\s+/g, ' ').trim();
  };
  const entries = criteria.map((criterion) => {
    const words = wordsOf(criterion).join(language === 'zh' ? '、' : ', ');
    const { id, label, modelAnswer } = criterion;
    return fillIn(parts.criterion, { id, label: clean(label), modelAnswer: clean(modelAnswer), words: clean(words) });
  });
  const values = { delimiter, question: clean(question), criteria: entries.join('\n') };
  return [
    { role: 'system', content: parts.system },
    { role: 'user', content: fillIn(parts.material, values) },
  ];
}

/** The words of a criterion's cues without operators and names of groups, each once. */
function wordsOf({ cues }: Criterion): string[] {
  const words = cues
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ say }) => say.split(/\s(?:\.\.\d*|[+&])\s|\|/))
    .map((word) => word.trim())
    .filter((word) => word !== '' && !word.startsWith('@'));
  return [...new Set(words)].slice(0, mostWords);
}

/** A longer reply is sent back for repair only in part: what is wrong with it is said beside it. */
const longestReplySentBack = 6_000;

/** Go on after a reply that cannot be used as it is: show it again and name what is wrong with it. */
export function proposalRepair(
  { parts }: ProposalPrompt,
  asked: readonly ProposalMessage[],
  reply: string,
  { problems, ids }: { readonly problems: readonly string[]; readonly ids: readonly string[] },
): ProposalMessage[] {
  // Some templates take no empty turn of the assistant: then the question is asked again as it was.
  if (reply.trim() === '') return [...asked];
  const list = problems.map((problem) => `- ${problem}`).join('\n');
  return [
    ...asked,
    { role: 'assistant', content: reply.slice(0, longestReplySentBack) },
    { role: 'user', content: fillIn(parts.repair, { problems: list, ids: ids.join(', ') }) },
  ];
}
