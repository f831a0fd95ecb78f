import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export const forms = ['zh', 'en', 'mixed'] as const;

export type Form = (typeof forms)[number];

const lineSchema = z.strictObject({
  id: z.string().min(1),
  questionId: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  mixed: z.string().min(1),
});

/** One answer said in Chinese, in English and in a mixture: it should earn the same each time. */
export type ParallelForms = Readonly<z.infer<typeof lineSchema>>;

/**
 * Read answers in parallel forms, one a line.
 *
 * @throws {z.ZodError} if a line has another form.
 */
export async function readParallelForms(file: string): Promise<readonly ParallelForms[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}
