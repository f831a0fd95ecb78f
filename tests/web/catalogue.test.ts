import { expect, it } from 'vitest';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it.each(Object.entries(zh))('says %s in both languages with the same values filled in', (key, chinese) => {
  const english = en[key as keyof typeof zh];
  expect(english.trim()).not.toBe('');
  expect(holes(english)).toEqual(holes(chinese));
});

it('has no Chinese characters or punctuation in English texts', () => {
  expect(
    Object.values(en).filter((text) => /[\p{Script=Han}，。！？；：“”（）]/u.test(text.replaceAll(/“[ -~]+”/g, ''))),
  ).toEqual([]);
});
