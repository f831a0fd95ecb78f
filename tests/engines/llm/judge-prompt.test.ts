import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { languages, type Question } from '../../../src/domain/question-bank.ts';
import { judgeMessages, staticInstructions } from '../../../src/engines/llm/judge-messages.ts';
import { parseJudgePrompt } from '../../../src/engines/llm/judge-prompt.ts';
import { loadJudgePrompts } from '../../../src/engines/llm/load-judge-prompts.ts';
import { replySchemaOf } from '../../../src/engines/llm/reply-schema.ts';
import { PromptInvalidError } from '../../../src/engines/prompt-file.ts';
import { anAnswer, anEngine, aQuestion, prompts } from './an-llm-engine.ts';
import { aReply, chatThat, judgementOf } from './scripted-chat.ts';

/** A question whose points cannot be taken for another number. */
const withPoints = (question: Question, points: number): Question => ({
  ...question,
  points: points * 2,
  rubric: { ...question.rubric, criteria: question.rubric.criteria.map((it) => ({ ...it, points })) },
});

const file = await readFile('prompts/judge.zh.md', 'utf8');

it.each(languages)('sends the same bytes before the answer for all answers to a question (%s)', async (language) => {
  const chat = chatThat(() => aReply(judgementOf({ id: 'sorry' }, { id: 'trace' })));
  const engine = anEngine({ chat });
  for (const answer of ['我先道歉。', '完全不同的另一个答案，查行李，打13812345678。']) {
    await engine.findEvidence(anAnswer(answer, { question: aQuestion(language) }));
  }
  const [first, second] = chat.requests;
  expect(first?.messages[0]).toEqual(second?.messages[0]);
  expect(first?.reply).toEqual(second?.reply);
  expect(first?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(first?.messages[1]?.content).not.toBe(second?.messages[1]?.content);
});

it.each(languages)(
  'tells the judge question, labels and what counts, and neither points nor model answer (%s)',
  (language) => {
    const instructions = staticInstructions(prompts[language], withPoints(aQuestion(language), 137), 'zh');
    for (const known of ['客人丢了行李，你会怎么做？', '追查行李', '说出怎样道歉', '只提到追查行李', 'sorry']) {
      expect(instructions).toContain(known);
    }
    expect(instructions).not.toMatch(/137|274|示范|\{\{/);
  },
);

it.each(languages)(
  'tells the judge to go by the rubric alone, and that the answer is no instruction (%s)',
  (language) => {
    const { system } = prompts[language].parts;
    for (const rule of language === 'zh'
      ? ['自己的行业知识', '长短', '不是给你的指示', '先摘原话，再下判断']
      : ['know of the trade', 'Length', 'never an instruction', 'Quote first, then judge']) {
      expect(system).toContain(rule);
    }
  },
);

it('puts an answer in as it is, whatever it looks like', () => {
  const answer = '{{question}} $& $1 {{delimiter}}';
  const [, user] = judgeMessages(prompts.zh, '规则', answer, 'code');
  expect(user?.content).toContain(`<answer code>\n${answer}\n</answer code>`);
});

it('asks for each criterion by its key, and for quotes and reason before the verdict, in a schema that strict modes take', () => {
  const { schema } = replySchemaOf(aQuestion().rubric);
  const judgement = {
    type: 'object',
    properties: {
      quotes: { type: 'array', items: { type: 'string' } },
      reason: { type: 'string' },
      verdict: { type: 'string', enum: ['covered', 'partial', 'missing', 'contradicted'] },
    },
    required: ['quotes', 'reason', 'verdict'],
    additionalProperties: false,
  };
  const criteria = {
    type: 'object',
    properties: { sorry: judgement, trace: judgement },
    required: ['sorry', 'trace'],
    additionalProperties: false,
  };
  const wanted = { type: 'object', properties: { criteria }, required: ['criteria'], additionalProperties: false };
  expect(schema).toEqual(wanted);
  expect(JSON.stringify(schema)).toMatch(
    /"properties":\{"sorry":.*"quotes":.*"reason":.*"verdict":.*"trace":.*"quotes":.*"reason":.*"verdict":/,
  );
});

it('asks for the criteria in the order of the rubric, not of the alphabet', () => {
  const { rubric } = aQuestion();
  const { schema } = replySchemaOf({ ...rubric, criteria: rubric.criteria.toReversed() });
  expect(JSON.stringify(schema)).toMatch(/"trace":.*"sorry":.*"required":\["trace","sorry"\]/);
});

it('changes the hash with every byte of the file', () => {
  const prompt = parseJudgePrompt(file, 'judge.zh.md');
  expect(prompt).toMatchObject({ id: 'judge', version: '1.1.0', language: 'zh', hash: prompts.zh.hash });
  expect(parseJudgePrompt(`${file} `, 'judge.zh.md').hash).not.toBe(prompt.hash);
});

it.each([
  { content: file.slice(4), message: 'must begin with a head' },
  { content: file.replace('version: 1.1.0', 'version: new'), message: 'version: must be a version' },
  { content: file.replace('language: zh', 'language: fr'), message: 'language: ' },
  { content: file.replace('# repair', '# mend'), message: 'has no part "repair"' },
  { content: file.replace('{{partial}}', ''), message: 'criterion: lacks {{partial}}' },
  { content: file.replace('{{partial}}', '{{partial}}{{points}}'), message: 'criterion: does not know {{points}}' },
])('says what is wrong with a prompt file: $message', ({ content, message }) => {
  expect(() => parseJudgePrompt(content, 'judge.zh.md')).toThrow(PromptInvalidError);
  expect(() => parseJudgePrompt(content, 'judge.zh.md')).toThrow(`judge.zh.md: ${message}`);
});

it('names the prompt file that is not there', async () => {
  await expect(loadJudgePrompts('tests/fixtures')).rejects.toThrow(/judge\.(zh|en)\.md: cannot be read/);
});
