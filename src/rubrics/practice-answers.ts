import type { RubricProblem } from '../domain/errors.ts';
import type { PracticeAnswer, PracticePassage } from '../domain/question-bank.ts';

const kinds = ['full', 'partial', 'vague', 'negated', 'nearmiss', 'offtopic', 'english', 'mixed', 'noisy', 'phrase'];
const line = /^([a-z]+): ?(.*)$/;
const tag = /\[(-|[a-z0-9-]+[+~!](?: [a-z0-9-]+[+~!])*)\]/g;
const verdictOf = { '+': 'covered', '~': 'partial', '!': 'contradicted' } as const;

/**
 * Parse a file of practice answers: one a line, `kind: [tag]passage[tag]passage`; see docs/rubric-format.md.
 * Lines that cannot be read come back as problems, with their line; the others are kept.
 */
export function parsePracticeAnswers(
  file: string,
  content: string,
  criterionIds: ReadonlySet<string>,
): { readonly answers: PracticeAnswer[]; readonly problems: RubricProblem[] } {
  const answers: PracticeAnswer[] = [];
  const problems: RubricProblem[] = [];
  for (const [index, raw] of content.split(/\r?\n/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const parsed = parseLine(trimmed, criterionIds);
    if (typeof parsed === 'string') problems.push({ file, line: index + 1, message: parsed });
    else answers.push(parsed);
  }
  return { answers, problems };
}

function parseLine(text: string, criterionIds: ReadonlySet<string>): PracticeAnswer | string {
  const [, kind = '', body = ''] = line.exec(text) ?? [];
  if (!kinds.includes(kind)) return `must begin with one of ${kinds.join(', ')} and a colon`;
  const tags = [...body.matchAll(tag)];
  if (tags[0]?.index !== 0) return 'the answer must begin with a tag such as [-] or [criterion+]';
  const passages: PracticePassage[] = [];
  for (const [index, match] of tags.entries()) {
    const passage = body.slice(match.index + match[0].length, tags[index + 1]?.index);
    if (passage.trim() === '') continue;
    const marks = parseMarks(match[1] as string);
    const unknown = marks.find(({ criterionId }) => !criterionIds.has(criterionId));
    if (unknown) return `tag names criterion "${unknown.criterionId}", which the question does not have`;
    passages.push({ text: passage, marks });
  }
  return passages.length === 0 ? 'the answer has no text' : { kind, passages };
}

function parseMarks(tagBody: string): PracticePassage['marks'] {
  if (tagBody === '-') return [];
  return tagBody.split(' ').map((mark) => ({
    criterionId: mark.slice(0, -1),
    verdict: verdictOf[mark.at(-1) as keyof typeof verdictOf],
  }));
}
