import { expect, it } from 'vitest';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';
import { zhAccess } from '../../src/web/locales/zh-access.ts';
import { zhAnswers } from '../../src/web/locales/zh-answers.ts';
import { zhBatchResults } from '../../src/web/locales/zh-batch-results.ts';
import { zhBatches } from '../../src/web/locales/zh-batches.ts';
import { zhCauses } from '../../src/web/locales/zh-causes.ts';
import { zhJudging } from '../../src/web/locales/zh-judging.ts';
import { zhPeople } from '../../src/web/locales/zh-people.ts';
import { zhReviewing } from '../../src/web/locales/zh-reviewing.ts';
import { zhReviews } from '../../src/web/locales/zh-reviews.ts';
import { zhRubricChecks } from '../../src/web/locales/zh-rubric-checks.ts';
import { zhRubricEditor } from '../../src/web/locales/zh-rubric-editor.ts';
import { zhRubrics } from '../../src/web/locales/zh-rubrics.ts';

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it.each(Object.entries(zh))('says %s in both languages with the same values filled in', (key, chinese) => {
  const english = en[key as keyof typeof zh];
  expect(english.trim()).not.toBe('');
  expect(holes(english)).toEqual(holes(chinese));
});

it('gives no text a name that another has', () => {
  const parts = [
    zhAccess,
    zhAnswers,
    zhPeople,
    zhReviewing,
    zhReviews,
    zhBatches,
    zhBatchResults,
    zhCauses,
    zhJudging,
    zhRubrics,
    zhRubricEditor,
    zhRubricChecks,
  ];
  const names = parts.flatMap((part) => Object.keys(part));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  // A name that zh.ts itself repeats would have another text than its part.
  for (const part of parts) expect(zh).toMatchObject(part);
});

it('has no Chinese characters or punctuation in English texts', () => {
  expect(
    Object.values(en).filter((text) => /[\p{Script=Han}，。！？；：“”（）]/u.test(text.replaceAll(/“[ -~]+”/g, ''))),
  ).toEqual([]);
});
