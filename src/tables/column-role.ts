import { normalise } from '../text/normalise.ts';

/**
 * What the header of a column says it holds. `rank` orders several columns of one role, 0 first: of candidates an official
 * number is better than a name, which two people may share; a bare number may count the rows.
 */
export type ColumnRole = { readonly role: 'candidate' | 'question' | 'answer' | 'other'; readonly rank: number };

/** Tried in order; written without spaces and marks, in Simplified characters and lower case. */
const rules: readonly (readonly [RegExp, ColumnRole])[] = [
  [/参考|标准答案|正确答案|范文|modelanswer|referenceanswer|correctanswer/, { role: 'other', rank: 0 }],
  [/得分|分数|总分|分值|评分|评语|备注|说明|时间|日期|时长|电话|手机|邮箱|邮件|性别|年龄/, { role: 'other', rank: 0 }],
  [
    /^(?:score|points?|comments?|remarks?|notes?|email|phone|gender|age|date|time)$|timestamp/,
    { role: 'other', rank: 0 },
  ],
  [/答案|回答|作答|答复|应答|答题内容|答卷|^(?:your)?(?:answer|response|reply)/, { role: 'answer', rank: 0 }],
  [/answer(?:text)?$|response(?:text)?$/, { role: 'answer', rank: 0 }],
  [/^内容$|^正文$|^文本$|^text$|^content$/, { role: 'answer', rank: 1 }],
  [/题|问|^question|question(?:id|no|number|text)?$|^prompt$|^qid$/, { role: 'question', rank: 0 }],
  [
    /准考证|考号|考生编?号|工号|学号|(?:候选人|应聘者?|面试者?|员工|人员)(?:编号|id|号)/,
    { role: 'candidate', rank: 0 },
  ],
  [/(?:candidate|applicant|employee|staff|student)(?:id|no|number|code)/, { role: 'candidate', rank: 0 }],
  [
    /考生|应聘|候选人|面试者|求职者|申请人|员工|candidate|applicant|interviewee|employee/,
    { role: 'candidate', rank: 1 },
  ],
  [/姓名|名字|^(?:full)?name$|^username$|用户名/, { role: 'candidate', rank: 2 }],
  [/^编号$|^id$|^号码$|^代码$|^code$/, { role: 'candidate', rank: 3 }],
  [/^序号$|^no$|^number$|^行号$/, { role: 'candidate', rank: 4 }],
];

/**
 * Tell from its header, in Chinese or English, what a column holds; undefined if the header does not say.
 *
 * @example
 * findColumnRole('准考证号'); // { role: 'candidate', rank: 0 }
 */
export function findColumnRole(header: string): ColumnRole | undefined {
  const key = normalise(header).text.replace(/[^\p{L}\p{N}]/gu, '');
  return rules.find(([words]) => words.test(key))?.[1];
}
