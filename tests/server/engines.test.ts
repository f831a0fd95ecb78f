import request from 'supertest';
import { expect, it } from 'vitest';
import { enginesSchema } from '../../src/api/engines-schema.ts';
import { listEngines } from '../../src/workflows/list-engines.ts';
import { anApp } from './an-app.ts';

it.each([
  { llm: false, embedding: false, offered: ['keyword'] },
  { llm: true, embedding: false, offered: ['keyword', 'llm', 'hybrid'] },
  { llm: false, embedding: true, offered: ['keyword', 'embedding', 'hybrid'] },
  { llm: true, embedding: true, offered: ['keyword', 'embedding', 'llm', 'hybrid'] },
])('offers $offered where an LLM ($llm) and embeddings ($embedding) are set', async ({ llm, embedding, offered }) => {
  const { app } = await anApp({ engines: listEngines({ llm, embedding }) });
  const { body } = await request(app).get('/v1/engines').expect(200);
  const { engines } = enginesSchema.parse(body);
  expect(engines.filter(({ configured }) => configured).map(({ id }) => id)).toEqual(offered);
  expect(engines).toHaveLength(4);
});

it('refuses parameters that it would ignore', async () => {
  const { app } = await anApp();
  await request(app).get('/v1/engines?configured=true').expect(400);
});
