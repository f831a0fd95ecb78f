import { expect, it } from 'vitest';
import { requireEngine } from '../../src/workflows/require-engine.ts';

const llmOnly = { llm: true, embedding: false };

it.each(['auto', 'keyword', 'llm', 'hybrid'] as const)('lets %s pass where a language model is set', (engine) => {
  expect(() => requireEngine(engine, llmOnly)).not.toThrow();
});

it.each([
  { engine: 'embedding', has: llmOnly },
  { engine: 'llm', has: { llm: false, embedding: true } },
  { engine: 'hybrid', has: { llm: false, embedding: false } },
] as const)('refuses $engine where its endpoint is not set', ({ engine, has }) => {
  expect(() => requireEngine(engine, has)).toThrow(expect.objectContaining({ code: 'engine-not-configured', engine }));
});
