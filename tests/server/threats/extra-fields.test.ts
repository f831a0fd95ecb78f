import request from 'supertest';
import { expect, it } from 'vitest';
import { anApp } from '../an-app.ts';
import { asPerson, fakeEntrance } from '../fake-entrance.ts';

const { app } = await anApp({ entrance: fakeEntrance() });
const document = (await request(app).get('/openapi.json').expect(200)).body;

type Schema = Record<string, unknown>;

const bodies = Object.entries(document.paths as Record<string, Record<string, Schema>>).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) => {
    const { content } = (operation.requestBody ?? {}) as {
      content?: Record<string, { schema: Schema; example?: object }>;
    };
    const json = content?.['application/json'];
    return json
      ? [{ operation: `${method} ${path}`, method, path, schema: json.schema, example: json.example ?? {} }]
      : [];
  }),
);

/** Objects in a schema that take fields which it does not name. */
function openObjects(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((it, index) => openObjects(it, `${at}.${index}`));
  const { $ref: ref, properties, additionalProperties } = schema as Schema;
  if (typeof ref === 'string')
    return openObjects(document.components.schemas[ref.split('/').at(-1) ?? ''], `${at}>${ref}`);
  const isOpen = properties !== undefined && additionalProperties !== false;
  const inside = Object.entries(schema).flatMap(([key, value]) => openObjects(value, `${at}.${key}`));
  return isOpen ? [at, ...inside] : inside;
}

it('finds the operations that take a body', () => {
  expect(bodies.length).toBeGreaterThan(20);
});

it.each(bodies)('describes every field that $operation takes, and no others', ({ operation, schema }) => {
  expect(openObjects(schema, operation)).toEqual([]);
});

it.each(bodies.filter(({ path }) => !path.includes('{')))(
  'refuses a role, an owner and a person that somebody adds to the body of $operation',
  async ({ method, path, example }) => {
    for (const field of ['role', 'ownerId', 'userId', 'isDisabled', 'by']) {
      if (field in example) continue;
      const asked = request(app)[method as 'post'](path).set(asPerson('owner'));
      const { status, body } = await asked.send({ ...example, [field]: 'owner' });
      expect([field, status, body.code]).toEqual([field, 400, 'input-invalid']);
    }
  },
);
