import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { leftOutReasons, uncertaintyCodes } from '../domain/document-reading.ts';
import { languages } from '../domain/question-bank.ts';

/** Longest text of a document or a model answer that is taken in, UTF-16 code units. */
const maxDocumentLength = 2_000_000;

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const lines = z.array(z.int().min(1));
const sectionRef = z.strictObject({ id: z.string().min(1).max(100), title: z.string().max(200) });

const sourceLine = { number: z.int().min(1), text: z.string() };

const lineUseSchema = z
  .union([
    z.strictObject({ ...sourceLine, use: z.literal('title') }),
    z.strictObject({ ...sourceLine, use: z.literal('section'), section: z.int().min(0) }),
    z.strictObject({
      ...sourceLine,
      use: z.enum(['prompt', 'point']),
      section: z.int().min(0),
      question: z.int().min(0),
      point: z.int().min(0).optional(),
    }),
    z.strictObject({ ...sourceLine, use: z.literal('left-out'), reason: z.enum(leftOutReasons) }),
  ])
  .meta({ id: 'LineUse' });

export const uncertaintySchema = z
  .strictObject({
    code: z.enum(uncertaintyCodes),
    lines,
    section: z.int().min(0).optional(),
    question: z.int().min(0).optional(),
    facts,
  })
  .meta({ id: 'Uncertainty' });

/** A question as it is edited; the fields of a question file. What is wrong in content is told field by field. */
export const questionContentSchema = z
  .strictObject({
    id: z.string().max(100),
    language: z.enum(languages),
    prompt: z.string().max(10_000),
    points: z.number().max(1_000),
    note: z.string().max(10_000).optional(),
    derived: z.literal(true).optional().meta({ description: 'Cues and weights were derived; leave it as it is' }),
    vocabulary: z.record(z.string().max(100), z.string().max(10_000)),
    criteria: z
      .array(
        z.strictObject({
          id: z.string().max(100),
          label: z.string().max(200),
          points: z.number().max(1_000),
          covered: z.string().max(10_000),
          partial: z.string().max(10_000),
          modelAnswer: z.string().max(20_000),
          suggestion: z.string().max(10_000),
          suggestionEn: z.string().max(10_000),
          cues: z.array(z.strictObject({ say: z.string().max(2_000), weight: z.number() })).max(300),
          opposes: z.array(z.string().max(2_000)).max(300),
        }),
      )
      .max(20),
  })
  .meta({ id: 'QuestionContent' });

export const draftSummarySchema = z
  .strictObject({
    id: z.string(),
    revision: z.int().min(1),
    questionId: z.string(),
    prompt: z.string(),
    points: z.number(),
    criteria: z.int().min(0),
    uncertainties: z.int().min(0),
    section: sectionRef,
    basedOn: z.string().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'DraftSummary' });

export const draftSchema = z
  .strictObject({
    id: z.string(),
    revision: z.int().min(1).meta({ description: 'Send it back with the next save' }),
    section: sectionRef,
    content: questionContentSchema,
    practiceAnswerCount: z.int().min(0),
    basedOn: z.string().nullable().meta({ description: 'Hash of the version that is edited; null for a new question' }),
    source: z.strictObject({ name: z.string(), lines: z.array(z.strictObject(sourceLine)) }).nullable(),
    derivation: z.array(z.strictObject({ code: z.string(), criterionId: z.string().optional(), facts })),
    uncertainties: z.array(uncertaintySchema),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'RubricDraft' });

export const draftListSchema = z.strictObject({ drafts: z.array(draftSummarySchema) }).meta({ id: 'DraftList' });

/** Pasted text; a file comes as the raw body, with its name in X-File-Name. */
export const importTextSchema = z
  .strictObject({
    text: z.string().min(1).max(maxDocumentLength),
    name: z.string().max(200).refine(isStorable, 'is no name').optional(),
  })
  .meta({ id: 'ImportText' });

export const importSchema = z
  .strictObject({
    importId: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    title: z.string(),
    language: z.enum(languages),
    lines: z.array(lineUseSchema).meta({ description: 'Every line that is not blank, and what became of it' }),
    uncertainties: z.array(uncertaintySchema),
    draftIds: z.array(z.string()),
    drafts: z.array(draftSummarySchema).meta({ description: 'Those that are still drafts' }),
  })
  .meta({ id: 'DocumentImport' });

export const newDraftSchema = z
  .union([
    z.strictObject({ questionId: z.string().min(1).max(100).meta({ description: 'Edit the version in use' }) }),
    z.strictObject({
      prompt: z.string().trim().min(1).max(10_000),
      modelAnswer: z.string().trim().min(1).max(50_000).meta({ description: 'Bullets, or running text' }),
      language: z.enum(languages).optional(),
      points: z.number().positive().max(1_000).multipleOf(0.5).optional(),
      section: sectionRef.optional(),
    }),
  ])
  .meta({ id: 'NewDraft' });

export const saveDraftSchema = z
  .strictObject({
    revision: z.int().min(1),
    content: questionContentSchema,
    section: sectionRef.optional(),
  })
  .meta({ id: 'SaveDraft' });

export type LineUseReply = z.infer<typeof lineUseSchema>;
export type UncertaintyReply = z.infer<typeof uncertaintySchema>;
export type QuestionContentReply = z.infer<typeof questionContentSchema>;
export type DraftReply = z.infer<typeof draftSchema>;
export type DraftSummaryReply = z.infer<typeof draftSummarySchema>;
export type ImportReply = z.infer<typeof importSchema>;
