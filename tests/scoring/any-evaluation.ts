import fc from 'fast-check';
import type { CriterionResult, Evaluation } from '../../src/domain/evaluation.ts';
import { evidenceAt } from '../../src/domain/evidence.ts';
import { flags } from '../../src/domain/flag.ts';
import { type ModelUse, noSpending, type Provenance } from '../../src/domain/provenance.ts';
import { languages, type Question } from '../../src/domain/question-bank.ts';
import { verdicts } from '../../src/domain/verdict.ts';
import { suggestionFor } from '../../src/scoring/suggestion-for.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const halves = fc.nat(200).map((number) => number / 2);

const aQuestion: fc.Arbitrary<Question> = fc
  .record({
    language: fc.constantFrom(...languages),
    prompt: text,
    labels: fc.uniqueArray(fc.record({ id: text, label: text, suggestion: text, suggestionEn: text }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ language, prompt, labels }) => ({
    id: 'q',
    language,
    prompt,
    points: labels.length,
    rubric: {
      id: 'q',
      version: '1.0.0',
      hash: 'h',
      criteria: labels.map((it) => ({
        ...it,
        points: 1,
        covered: '',
        partial: '',
        modelAnswer: '',
        cues: [],
        opposes: [],
      })),
      vocabulary: {},
      practiceAnswers: [],
    },
  }));

const aSpan = (answer: string) =>
  fc
    .tuple(fc.nat(answer.length), fc.nat(answer.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

/** Any result that scoring could give for a criterion, in the order of fields in which it does. */
function aResult(
  { id, label, suggestion, suggestionEn }: Question['rubric']['criteria'][number],
  answer: string,
  language: Question['language'],
): fc.Arbitrary<CriterionResult> {
  const unscored = fc
    .record({ maxPoints: halves, cause: text }, { noNullPrototype: true })
    .map(({ maxPoints, cause }) => ({
      status: 'unscored' as const,
      id,
      label,
      maxPoints,
      cause,
    }));
  const scored = fc
    .record({
      verdict: fc.constantFrom(...verdicts),
      points: halves,
      maxPoints: halves,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      spans: fc.array(aSpan(answer), { maxLength: 3 }),
      reason: text,
    })
    .map(({ verdict, points, maxPoints, confidence, spans, reason }) => ({
      status: 'scored' as const,
      id,
      label,
      verdict,
      points,
      maxPoints,
      confidence: confidence || 0, // JSON knows no -0
      evidence: spans.map((span) => evidenceAt(answer, span)),
      reason,
      suggestion: suggestionFor(verdict, { suggestion, suggestionEn }, language),
    }));
  return fc.oneof(scored, unscored);
}

const aModelUse: fc.Arbitrary<ModelUse> = fc
  .record({ model: text, inputHash: text, cacheKeys: fc.array(text, { maxLength: 2 }), costUsd: halves })
  .map(({ model, inputHash, cacheKeys, costUsd }) => ({
    engine: 'llm',
    model,
    parameters: { temperature: 0 },
    promptHash: null,
    inputHash,
    cacheKeys,
    spent: { ...noSpending, costUsd },
  }));

const aProvenance: fc.Arbitrary<Provenance | undefined> = fc.option(
  fc.array(aModelUse, { maxLength: 3 }).map((modelUses) => ({
    asked: 'auto' as const,
    witnesses: [],
    modelUses,
    failures: [{ engine: 'llm' as const, code: 'model-refused', message: 'm' }],
    firstLooks: [],
  })),
  { nil: undefined },
);

/** A question, an answer to it, the reader's language, and any evaluation of the answer. */
export const aCase = fc.tuple(aQuestion, text, fc.constantFrom(...languages)).chain(([question, answer, language]) =>
  fc.record({
    question: fc.constant(question),
    answer: fc.constant(answer),
    language: fc.constant(language),
    evaluation: fc
      .record({
        totalPoints: fc.option(halves),
        provenance: aProvenance,
        flags: fc.subarray([...flags]),
        guardedSpans: fc.array(fc.tuple(aSpan(answer), fc.constantFrom(...flags))),
        needsReview: fc.boolean(),
        reviewReasons: fc.array(fc.record({ code: text, message: text }, { noNullPrototype: true }), { maxLength: 3 }),
        criteria: fc.tuple(...question.rubric.criteria.map((criterion) => aResult(criterion, answer, language))),
      })
      .map(
        ({
          guardedSpans,
          totalPoints,
          needsReview,
          reviewReasons,
          criteria,
          provenance,
          flags: itsFlags,
        }): Evaluation => ({
          id: 'ev_1',
          questionId: 'q',
          totalPoints,
          maxPoints: 5,
          engine: { id: 'keyword', version: '1' },
          rubric: { id: 'q', version: '1.0.0', hash: 'h' },
          flags: itsFlags,
          guardedSpans: guardedSpans.map(([span, flag]) => ({ ...span, flag })),
          needsReview,
          reviewReasons,
          criteria,
          ...(provenance ? { provenance } : {}),
        }),
      ),
  }),
);
