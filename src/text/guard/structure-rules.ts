import type { GraderRule } from './grader-rule.ts';

const scoreKey =
  'scores?|points?|totals?|total_?(?:score|points)|verdicts?|grades?|ratings?|evaluation|criteri(?:on|a)|covered|评分|得分|分数|总分|成绩';
const value = '(?:\\d|"?(?:covered|full|true|pass|max|满|最高))';

/** Signs in the form of the text: what only programs, prompts and mark sheets look like. */
export const structureRules: readonly GraderRule[] = [
  // Tags that close the answer or open another voice. 《》 are < > after normalisation, so words of Han are few.
  {
    name: 'tag',
    weight: 3,
    needs: ['<'],
    pattern:
      /<\/?(?:answer|system|user|assistant|instructions?|prompt|candidate(?:[_-]answer)?|response|student(?:[_-]answer)?|rubric|scores?|grades?|grading|evaluation|verdict|results?|admin|important|task|output|submission|criteri(?:on|a)|评分结果|答案)(?:\s[^<>\n]{0,80})?\s?\/?>/g,
  },
  // Marks that chat models use between turns.
  {
    name: 'chat mark',
    weight: 4,
    needs: ['<|', '[inst', '[/inst', '<<sys', '### '],
    pattern:
      /<\|[a-z_]{2,20}\|>|\[\/?inst\]|<<\/?sys>>|###\s?(?:system|instructions?|user|assistant|response|human)\b/g,
  },
  // [SYSTEM], (admin: …), ** system **
  {
    name: 'bracketed role',
    weight: 3,
    isFrame: true,
    needs: ['system', 'admin', 'assistant', 'override', 'grader'],
    pattern:
      /[[{*#]{1,3}\s?(?:system|admin(?:istrator)?|assistant|override|grader)(?: (?:note|message|notice|prompt|override|update))?\s?[\]}*:#]/g,
  },
  // A turn of a chat; one alone may be a heading.
  {
    name: 'role prefix',
    weight: 2.5,
    isFrame: true,
    needs: ['system', 'assistant', 'developer', 'user', 'human', 'admin'],
    pattern: /(?<=^|[\n。!?;]\s?|\. )(?:system|assistant|developer|user|human|admin)\s?:/g,
  },
  { name: 'second role', weight: 1, needs: ['assistant'], pattern: /(?<=^|[\n。!?;]\s?|\. )assistant\s?:/g },
  // A heading that names the mark sheet or the prompt.
  {
    name: 'heading',
    weight: 3,
    isFrame: true,
    needs: ['#'],
    pattern:
      /(?<=^|\n)#{1,6}\s?[^\n]{0,12}?(?:评分|打分|得分|系统(?:提示|指令|消息|通知)|阅卷|指令|提示词|system|instructions?|prompt|grading|rubric|scor(?:e|ing)|evaluation)/g,
    unless: /信用|额度|credit/,
  },
  // c1=1, score: 12, "verdict": "covered"
  {
    name: 'mark sheet',
    weight: 3,
    isFrame: true,
    needs: ['=', ':'],
    pattern: new RegExp(`(?<![a-z])(?:c\\d{1,2}|criteri(?:on|a)[ _-]?\\d{1,2})"?\\s?[:=]\\s?${value}`, 'g'),
  },
  {
    name: 'mark sheet',
    weight: 2.5,
    isFrame: true,
    needs: ['=', ':'],
    pattern: new RegExp(`(?<=^|[\\n{,。;(\\s"])(?:${scoreKey})"?\\s?[:=]\\s?${value}`, 'g'),
    unless: /信用|征信|credit/,
  },
  // <c1>1</c1>
  { name: 'mark sheet', weight: 3, needs: ['</'], pattern: /<[a-z][a-z\d_-]{0,20}>\s?\d+(?:\.\d+)?\s?<\//g },
  // A line of YAML beside a mark sheet belongs to it.
  { name: 'yaml line', weight: 0.5, needs: [':'], pattern: /(?<=^|\n)(?:- )?[a-z_]{2,20}:(?: [a-z\d_.-]+)?(?=\n|$)/g },
];
