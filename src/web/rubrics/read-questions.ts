import type { LineUseReply } from '../../api/authoring-schemas.ts';

/** A question as it was read from a document. */
export type ReadQuestion = {
  /** Positions in the document, from 0. */
  readonly section: number;
  readonly question: number;
  readonly prompt: string;
  readonly points: readonly { readonly text: string; readonly line: number }[];
  readonly line: number;
};

/**
 * Put the lines of a document together to the questions that they became, in order. The lines of a point that goes over
 * several are joined.
 */
export function readQuestions(lines: readonly LineUseReply[]): readonly ReadQuestion[] {
  const questions = new Map<string, { question: ReadQuestion; points: Map<number, { text: string; line: number }> }>();
  for (const line of lines) {
    if (line.use !== 'prompt' && line.use !== 'point') continue;
    const key = `${line.section} ${line.question}`;
    const known = questions.get(key) ?? {
      question: { section: line.section, question: line.question, prompt: '', points: [], line: line.number },
      points: new Map(),
    };
    if (line.use === 'prompt') {
      known.question = { ...known.question, prompt: join(known.question.prompt, line.text) };
    } else {
      const number = line.point ?? known.points.size;
      const before = known.points.get(number);
      known.points.set(number, { text: join(before?.text ?? '', line.text), line: before?.line ?? line.number });
    }
    questions.set(key, known);
  }
  return [...questions.values()]
    .map(({ question, points }) => ({ ...question, points: [...points.values()] }))
    .sort((a, b) => a.section - b.section || a.question - b.question);
}

/** Chinese goes on without a blank. */
function join(before: string, line: string): string {
  return `${before}${/[!-~]$/.test(before) ? ' ' : ''}${line.trim()}`;
}
