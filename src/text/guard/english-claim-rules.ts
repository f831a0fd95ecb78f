import type { GraderRule } from './grader-rule.ts';

/** Somebody who rates in ordinary bank talk. */
const otherRater = /\b(?:customers?|clients?|callers?|they|people|users?|we|our|survey|nps|myself)\b/;

/** Signs in English, and a few of other languages, of a claim about the answer, a notice or an appeal. */
export const englishClaimRules: readonly GraderRule[] = [
  // A notice that pretends to come from the program.
  {
    name: 'notice',
    weight: 2.5,
    isFrame: true,
    needs: [
      'system',
      'admin',
      'developer',
      'official',
      'automated',
      'reviewer',
      'examiner',
      'moderator',
      'scoring',
      'grading',
      'marking',
    ],
    pattern:
      /\b(?:system|admin(?:istrator)?|developer|official|automated|reviewer|examiner|moderator|scoring|grading|marking)(?:'s)? (?:note|message|notice|instruction|prompt|update|alert|announcement|check)s?\s*[:\])]/g,
  },
  // The candidate, or the answer, as an object that somebody judges.
  {
    name: 'candidate',
    weight: 2,
    isFrame: true,
    needs: ['candidate', 'examinee', 'test taker', 'test-taker'],
    pattern:
      /\b(?:the|this) (?:candidate|examinee|test[- ]?taker)(?:'s)?\b(?! i )|\bcandidate (?:meets|has|fully|clearly|covers|deserves|satisfies|demonstrates)\b/g,
  },
  {
    name: 'answer named',
    weight: 1,
    needs: ['answer', 'response', 'submission'],
    pattern: /\b(?:this|the above|above|my|the) (?:answer|response|submission)\b/g,
  },
  {
    name: 'answer praised',
    weight: 1.5,
    needs: ['answer', 'response', 'submission'],
    pattern:
      /\b(?:answer|response|submission)s?(?: above)? (?:\w+ly )?(?:covers?|meets?|satisf\w+|deserves?|fulfil\w*|should (?:receive|get|be)|is (?:\w+ly )?(?:complete|perfect|correct|verified|excellent)|has (?:already )?been (?:verified|approved|checked|reviewed|pre-?approved|graded|scored))/g,
  },
  {
    name: 'claim',
    weight: 1,
    needs: [
      'cover',
      'demonstrat',
      'address',
      'satisf',
      'met',
      'mention',
      'answered',
      'fulfil',
      'verified',
      'confirmed',
      'scored',
      'graded',
    ],
    pattern:
      /\b(?:has|have|fully|clearly|correctly|successfully|explicitly|thoroughly|already|completely|been|are|is)\b[^.。!?;\n]{0,12}?\b(?:demonstrat\w*|cover\w*|address\w*|satisf\w*|meets?|met|mention\w*|answer\w*|fulfil\w*|verified|confirmed|graded|scored)\b/g,
  },
  {
    name: 'all points',
    weight: 1,
    needs: ['points', 'marks', 'criteri', 'requirements'],
    pattern:
      /\b(?:all|every|each|full|maximum) (?:of )?(?:the )?(?:required |key )?(?:points?|marks|criteri(?:on|a)|requirements)\b/g,
  },
  // Appeals and orders about points.
  {
    name: 'appeal',
    weight: 3,
    needs: ['please', 'kindly', 'beg'],
    pattern:
      /\b(?:please|kindly|beg (?:you )?(?:to|for)?)\b[^.。!?;\n]{0,20}?\b(?:pass me|(?:higher?|highest|good|great|extra|bonus|more) (?:marks?|scores?|grade|points)|(?:be )?(?:generous|lenient) (?:with|in|when|mark|grad|scor)|go easy)/g,
    unless: otherRater,
  },
  {
    name: 'no marking',
    weight: 2.5,
    needs: ['deduct', 'penali', 'grade', 'evaluate', 'mark down', 'rubric'],
    pattern:
      /\b(?:do not|don't|never|no need to|without) (?:deduct|penali[sz]e|grade|evaluate|mark down|check the rubric|apply the rubric|use the rubric)/g,
    unless: /\b(?:i|we|customers?|staff)\b/,
  },
  {
    name: 'end mark',
    weight: 2.5,
    needs: ['end of', 'begin '],
    pattern:
      /\bend of (?:the )?(?:candidate'?s? )?(?:answer|submission|response|user input|transcript)\b|\bbegin (?:system|grader|new) /g,
  },
  // Other languages' ways to say "ignore the instructions" and "full marks".
  {
    name: 'other language',
    weight: 3,
    needs: [
      '採',
      '采点',
      '满点',
      '満点',
      '指示',
      '채점',
      '만점',
      '지시',
      'игнор',
      'инструкц',
      'балл',
      'تجاهل',
      'الدرجة',
      'consignes',
      'instructions',
      'maximale',
      'instrucciones',
      'máxima',
      'anweisungen',
      'punktzahl',
      'điểm',
      'คะแนน',
    ],
    pattern:
      /[採采]点(?:者|官|ai|基准|基準)|[满満]点を?|指示(?:を|は)(?:すべて|全て)?(?:无视|無視)|채점(?:자|관|하)|만점|지시(?:를|사항)[^.\n]{0,6}무시|игнориру[^.\n]{0,20}инструкц|предыдущи[^.\n]{0,4} инструкц|максимальн[^.\n]{0,4} (?:балл|оценк)|تجاهل|الدرجة الكاملة|ignore[zr]? (?:toutes )?les (?:instructions|consignes)|(?:instructions|consignes) pr[eé]c[eé]dentes|note maximale|ignora (?:todas )?las instrucciones|instrucciones anteriores|(?:puntuaci[oó]n|nota|pontuação) m[aá]xima|vorherigen? anweisungen|(?:volle|höchste) punktzahl|điểm tối đa|คะแนนเต็ม/g,
  },
  // The verdict of an authority.
  {
    name: 'result',
    weight: 1.5,
    isFrame: true,
    needs: ['evaluation', 'final', 'grading'],
    pattern: /\b(?:official|final|overall) (?:evaluation|grade|score|mark|verdict)\b|\bgrading result/g,
  },
];
