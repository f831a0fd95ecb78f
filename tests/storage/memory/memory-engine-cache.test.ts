import { expect, it } from 'vitest';
import { createMemoryEngineCache } from '../../../src/storage/memory/memory-engine-cache.ts';

const aResult = (key: string, content = key) => ({ key, answerHash: '', engineId: 'llm', content });

it('finds what was put, and the first result under a key stays', async () => {
  const cache = createMemoryEngineCache();
  await cache.put(aResult('k', 'first'));
  await cache.put(aResult('k', 'second'));
  expect(await cache.find('k')).toBe('first');
  expect(await cache.find('other')).toBeUndefined();
});

it('lets go of what was not used for longest when it has too many results', async () => {
  const cache = createMemoryEngineCache({ entries: 2, characters: 1_000 });
  await cache.put(aResult('a'));
  await cache.put(aResult('b'));
  await cache.find('a');
  await cache.put(aResult('c'));
  expect([await cache.find('a'), await cache.find('b'), await cache.find('c')]).toEqual(['a', undefined, 'c']);
});

it('lets go of results when they are too long together, of a result longer than all that may be too', async () => {
  const cache = createMemoryEngineCache({ entries: 100, characters: 10 });
  await cache.put(aResult('a', '1234'));
  await cache.put(aResult('b', '1234'));
  expect([await cache.find('a'), await cache.find('b')]).toEqual(['1234', '1234']);
  await cache.put(aResult('c', '1'));
  expect([await cache.find('a'), await cache.find('b'), await cache.find('c')]).toEqual([undefined, '1234', '1']);
  await cache.put(aResult('d', '0123456789'));
  expect([await cache.find('b'), await cache.find('c'), await cache.find('d')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
