import { expect, it } from 'vitest';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import { createEvaluateMany } from '../../src/workflows/evaluate-many.ts';
import { createPackMany, packOutcome } from '../../src/workflows/pack-many.ts';
import { anEvaluation } from '../contract/a-stored-bank.ts';
import { aBank } from './a-bank.ts';
import { crashWord, fakeEvaluateAnswer } from './fake-evaluate-answer.ts';

const aRequest = (answer = '道歉', questionId = 'complaint') => ({ questionId, answer });

/** The bank, which is Chinese, with a question in English. */
function aMixedBank() {
  const bank = aBank();
  return { ...bank, questions: bank.questions.map((it) => ({ ...it, language: 'en' as const })) };
}

const languageIn = (texts: string): unknown => JSON.parse(texts).language;

it('packs what is evaluated, in the order of the requests, and leaves errors as they are', async () => {
  const bank = aBank();
  const requests = [aRequest(), aRequest('道歉', 'unknown'), aRequest(crashWord), aRequest('不道歉')];
  const whole = await createEvaluateMany(fakeEvaluateAnswer(bank))(requests);
  const packed = await createPackMany(fakeEvaluateAnswer(bank), bank)(requests);
  expect(packed).toEqual(
    whole.map((it) => ('error' in it ? it : { evaluation: packEvaluation(it.evaluation, bank.language) })),
  );
  expect(packed.map((it) => 'error' in it)).toEqual([false, true, true, false]);
});

it.each([
  { bank: aBank(), questionId: 'complaint', readerLanguage: undefined, language: 'zh', why: 'the question is' },
  { bank: aMixedBank(), questionId: 'complaint', readerLanguage: undefined, language: 'en', why: 'the question is' },
  { bank: aMixedBank(), questionId: 'complaint', readerLanguage: 'zh', language: 'zh', why: 'the reader asked' },
  { bank: aMixedBank(), questionId: 'gone', readerLanguage: undefined, language: 'zh', why: 'the bank is' },
] as const)('says that the reasons are in $language because $why', ({ bank, questionId, readerLanguage, language }) => {
  const packed = packOutcome({ evaluation: anEvaluation('道歉') }, { questionId, readerLanguage }, bank);
  expect('evaluation' in packed && languageIn(packed.evaluation.texts)).toBe(language);
});

it('makes an error in the place of an evaluation that cannot be packed, and goes on', async () => {
  const bank = aBank();
  const evaluateAnswer = fakeEvaluateAnswer(bank);
  const packMany = createPackMany(async (request) => {
    const evaluation = await evaluateAnswer(request);
    return request.answer === '坏' ? { ...evaluation, criteria: null as never } : evaluation;
  }, bank);
  const outcomes = await packMany([aRequest(), aRequest('坏'), aRequest()]);
  expect(outcomes.map((it) => ('error' in it ? it.error.code : 'packed'))).toEqual([
    'packed',
    'evaluation-failed',
    'packed',
  ]);
});
