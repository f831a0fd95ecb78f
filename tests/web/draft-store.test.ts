import { expect, it, vi } from 'vitest';
import { createDraftStore } from '../../src/web/state/draft-store.ts';

const storageOf = (items: Map<string, string>) => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
});

const blocked = () => {
  throw new DOMException('denied', 'SecurityError');
};

it('finds a draft again after a reload, each question its own', () => {
  const items = new Map<string, string>();
  createDraftStore(() => storageOf(items)).write('a', '先道歉');
  const afterReload = createDraftStore(() => storageOf(items));
  expect(afterReload.read('a')).toBe('先道歉');
  expect(afterReload.read('b')).toBe('');
  expect(afterReload.isDurable()).toBe(true);
});

it('leaves nothing behind when a draft is emptied', () => {
  const items = new Map<string, string>();
  const drafts = createDraftStore(() => storageOf(items));
  drafts.write('a', 'x');
  drafts.write('a', '');
  expect([...items]).toEqual([]);
});

it('keeps drafts in memory and says so where the browser blocks its storage', () => {
  const drafts = createDraftStore(blocked);
  expect(drafts.isDurable()).toBe(false);
  drafts.write('a', '先道歉');
  expect(drafts.read('a')).toBe('先道歉');
});

it('notices a storage that fills up, and that it has room again', () => {
  const items = new Map<string, string>();
  let isFull = false;
  const setItem = (key: string, value: string) => {
    if (isFull) throw new DOMException('full', 'QuotaExceededError');
    items.set(key, value);
  };
  const drafts = createDraftStore(() => ({ ...storageOf(items), setItem }));
  isFull = true;
  drafts.write('a', 'x');
  expect(drafts.isDurable()).toBe(false);
  isFull = false;
  drafts.write('a', 'xy');
  expect(drafts.isDurable()).toBe(true);
});

it('tells its listeners until they stop', () => {
  const drafts = createDraftStore(blocked);
  const listener = vi.fn();
  const stop = drafts.subscribe(listener);
  drafts.write('a', 'x');
  stop();
  drafts.write('a', 'y');
  expect(listener).toHaveBeenCalledTimes(1);
});
