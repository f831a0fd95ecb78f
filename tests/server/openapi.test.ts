import request from 'supertest';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  evaluateRequestSchema,
  evaluationSchema,
  problemSchema,
  questionListSchema,
  questionSchema,
} from '../../src/api/schemas.ts';
import { anApp } from './an-app.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  EvaluateRequest: evaluateRequestSchema,
  Evaluation: evaluationSchema,
  Problem: problemSchema,
  Question: questionSchema,
  QuestionList: questionListSchema,
  Health: z.strictObject({ status: z.literal('ok') }),
};

const { text, body } = await request((await anApp()).app).get('/openapi.json');

/** Every place of a document that describes a body. */
function contentsOf(
  value: unknown,
): { schema: { $ref: string }; example?: unknown; examples?: Record<string, { value: unknown }> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'schema' in value && ('example' in value || 'examples' in value) ? [value as never] : [];
  return [...own, ...Object.values(value).flatMap(contentsOf)];
}

it('describes every route with all its error replies', () => {
  expect(body.openapi).toBe('3.1.0');
  expect(body.info.version).toBe('9.9.9');
  const statuses = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { responses: object }>).map(
      ([method, { responses }]) => `${method} ${path}: ${Object.keys(responses).join(' ')}`,
    ),
  );
  expect(statuses).toEqual([
    'post /v1/evaluations: 200 400 404 405 413 415 500',
    'get /v1/questions: 200 405 500',
    'get /v1/questions/{id}: 200 400 404 405 500',
    'get /healthz: 200 405',
  ]);
});

it('has no reference that leads nowhere', () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'));
  expect(references.length).toBeGreaterThan(5);
  for (const path of references) {
    expect(
      path.reduce((value, key) => value?.[key], body),
      path.join('/'),
    ).toBeDefined();
  }
});

it('shows examples that the schemas accept, for every body', () => {
  const contents = contentsOf(body.paths);
  expect(contents.length).toBeGreaterThan(15);
  for (const { schema, example, examples } of contents) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    for (const value of examples ? Object.values(examples).map((it) => it.value) : [example]) {
      expect(schemas[name]?.safeParse(value).error, name).toBeUndefined();
      expect(schemas[name], name).toBeDefined();
    }
  }
});
