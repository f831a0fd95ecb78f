import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { languages } from '../domain/question-bank.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must look like 1.0.0');
const text = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine(isStorable, 'must not hold U+0000 or half a surrogate pair');
const halfPoints = z.number().positive('must be above 0').multipleOf(0.5, 'must be a whole or half number');

const weightRange = 'must be between -4 and 4';
const cueSchema = z.union([
  text.transform((say) => ({ say, weight: 1 })),
  z.strictObject({ say: text, weight: z.number().min(-4, weightRange).max(4, weightRange) }),
]);

const criterionSchema = z.strictObject({
  id,
  label: text,
  points: halfPoints,
  covered: text,
  partial: text,
  modelAnswer: text,
  suggestion: text,
  suggestionEn: text,
  cues: z.array(cueSchema).min(1, 'a criterion needs at least one cue'),
  opposes: z.array(text).default([]),
});

/** A rubric asks for no more than this. */
export const mostCriteria = 20;

/** What a question file holds, field by field; docs/rubric-format.md explains it for people. */
export const questionFileSchema = z.strictObject({
  id,
  version,
  language: z.enum(languages),
  points: halfPoints,
  prompt: text,
  note: text.optional(),
  derived: z.literal(true).optional(),
  vocabulary: z.record(z.string(), text).default({}),
  criteria: z.array(criterionSchema).min(1, 'a rubric needs at least one criterion').max(mostCriteria),
});

/** What bank.yaml holds. */
export const bankFileSchema = z.strictObject({
  id,
  version,
  language: z.enum(languages),
  title: text,
  note: text.optional(),
  sections: z
    .array(z.strictObject({ id, title: text, points: halfPoints, questions: z.array(id).min(1) }))
    .min(1, 'a bank needs at least one section'),
});

export type QuestionFile = z.infer<typeof questionFileSchema>;
