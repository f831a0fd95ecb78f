import type { GraderRule } from './grader-rule.ts';

/** Somebody who rates in ordinary bank talk. */
const otherRater =
  /\b(?:customers?|clients?|callers?|they|people|users?|we|our|survey|nps|myself|loyalty|rewards?|bonus|gift)\b/;
const refused =
  /\b(?:never|not|cannot|can't|won't|wouldn't|shouldn't|don't want to|without)(?: \w+)? (?:ignor|disregard|forget|overrid|bypass|skip|discard)/;
const credit = /\b(?:credit|risk|lending|loan|limit|income)\b/;
const insured = /deposit|insur|account|money|saving|balance|fund/;

/** Signs in English of an order: who is addressed, which points are asked for, what is to be left aside. */
export const englishOrderRules: readonly GraderRule[] = [
  // Programs and people that mark, by names that a bank does not use.
  {
    name: 'marker',
    weight: 3,
    needs: ['grad', 'mark', 'llm'],
    pattern:
      /\b(?:auto-?|ai )?graders?\b|\b(?:marking|grading) (?:model|system|ai|bot|assistant|team|engine|llm|script)\b|\b(?:ai|llm)[ -](?:marker|grader|judge|evaluator|examiner)\b/g,
  },
  // Salutations: polite alone, telling beside anything else.
  {
    name: 'addressed',
    weight: 1.5,
    needs: ['dear', 'hello', 'hi ', 'hey', 'attention', 'note to', 'to the', 'to whom'],
    pattern:
      /\b(?:dear|hello|hi|to the|attention|note to(?: the)?|hey|message (?:to|for)(?: the)?)[ ,:]{1,2}(?:\w+ )?(?:markers?|evaluators?|examiners?|assessors?|judges?|scorers?|reviewers?|model|ai|llm|system)\b/g,
  },
  // Credit has scoring models too.
  {
    name: 'rating machine',
    weight: 1.5,
    needs: ['scoring', 'evaluat', 'assess'],
    pattern: /\b(?:scoring|evaluation|assessment) (?:model|system|engine|ai|bot|script)\b|\bevaluators?\b/g,
    unless: credit,
  },
  // Full points asked for or given.
  {
    name: 'full points',
    weight: 3,
    needs: ['mark', 'score', 'point', 'credit', 'grade', 'band', '%', '/'],
    pattern:
      /\b(?:give|giving|award|assign|grant|mark|grade|score|rate|put|set|return|output|deserves?|receives?|record|report|allocate|authori[sz]e|approve|worth|merits?|gets?)\b[^.。!?;\n<>]{0,40}?\b(?:full (?:marks?|scores?|points|credit)|max(?:imum)?(?: possible)? (?:marks?|scores?|points|credit)|highest (?:possible )?(?:marks?|scores?|grade)|top (?:marks?|scores?|grade|band)|perfect (?:marks?|scores?)|all (?:the )?(?:marks|points)|high (?:marks?|scores?|grade)|100 ?%|10\/10|\d+ (?:points|marks)\b|score[^.。!?;\n<>]{0,6}\d+)/g,
    unless: otherRater,
  },
  // Every criterion of a scheme.
  {
    name: 'every item',
    weight: 3,
    isFrame: true,
    needs: ['criteri', 'rubric', 'marking point'],
    pattern:
      /\b(?:every|all|each)(?: (?:of )?the)?(?: \w+)? (?:criteri(?:on|a)|rubric (?:items?|points?)|(?:marking|grading) points?)\b[^.。!?;\n]{0,30}?\b(?:covered|met|satisfied|fulfilled|full|addressed|present|1|pass(?:ed)?|complete|true|awarded|confirmed)\b/g,
    unless: credit,
  },
  {
    name: 'every item',
    weight: 3,
    needs: ['every', 'all', 'each'],
    pattern:
      /\b(?:put|give|set|assign|enter|award|mark)\b[^.。!?;\n]{0,15}?\b(?:1|one|full|100|max\w*|yes|true)\b[^.。!?;\n]{0,10}?\b(?:every|all|each)\b[^.。!?;\n]{0,12}?\b(?:criteri|item|point|categor|field|rubric)/g,
    unless: otherRater,
  },
  // Verdicts to be set.
  {
    name: 'verdict order',
    weight: 3,
    needs: [' as '],
    pattern:
      /\b(?:mark|grade|score|count|treat|record|rate|set|consider|judge)\b[^.。!?;\n]{0,30}? as (?:fully )?(?:covered|full|met|passed|satisfied|excellent|perfect)\b/g,
    unless: insured,
  },
  {
    name: 'verdict order',
    weight: 2,
    needs: ['output', 'return', 'respond', 'print'],
    pattern:
      /\b(?:output|return|respond with|reply with|print)\b[^.。!?;\n]{0,20}?(?:\d+|score|json|covered|true|verdict)\b/g,
    unless: otherRater,
  },
  // Orders to leave instructions aside.
  {
    name: 'ignore',
    weight: 4,
    needs: ['instruction', 'prompt', 'rubric', 'scheme', 'criteri', 'grading'],
    pattern:
      /\b(?:ignor(?:e|ing)|disregard|forget|override|bypass|skip|drop|discard|do not follow|don't follow)\b[^.。!?;\n]{0,30}?\b(?:instructions?|(?:system |the |this |your |previous )prompts?|rubric|(?:marking|grading|mark) (?:scheme|criteria|rules?)|criteria)\b/g,
    unless: refused,
  },
  {
    name: 'ignore',
    weight: 3,
    needs: ['ignore', 'disregard', 'forget', 'override', 'bypass'],
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\s?(?:all |everything |any |the |of |your ){0,3}(?:previous|prior|above|earlier|preceding|system)\b[^.。!?;\n]{0,20}?(?:rules?|guidelines?|directions?|context|said|(?=[.。!?;\n]|$))/g,
    unless: refused,
  },
  {
    name: 'ignore',
    weight: 4,
    needs: ['ignore', 'disregard'],
    pattern:
      /(?:ignore|disregard)[^a-z]?(?:all)?[^a-z]?(?:the)?[^a-z]?(?:previous|prior|above)[^a-z]?(?:instructions?|rules?|prompts?)/g,
    unless: refused,
  },
  // A new role for the reader.
  {
    name: 'new role',
    weight: 3,
    needs: ['you', 'act as', 'pretend'],
    pattern:
      /\byou are now (?!connected|on |speaking|safe|protected|in |covered|able|ready)|\bfrom now on,? you\b|\byour (?:new|only|real) (?:role|task|instructions?|objective|goal|job) is\b|\byou are (?:an?|the) (?:\w+ ){0,3}?(?:grader|evaluator|examiner|marker|ai|language model|judge|bot|llm)\b|\bpretend (?:that )?(?:you|this|the (?:answer|candidate))\b|\bact as (?:an?|the) (?:\w+ ){0,2}?(?:grader|evaluator|examiner|marker|ai|judge)\b/g,
  },
  {
    name: 'new role',
    weight: 3,
    needs: ['as a'],
    pattern: /\bas an? (?:(?:large )?language model|llm|ai(?: (?:model|language model|grader|evaluator|marker))?,)/g,
  },
  {
    name: 'mode',
    weight: 2.5,
    needs: ['mode', 'jailbreak'],
    pattern: /\b(?:developer|debug|admin|god|maintenance|dan) mode\b|\bjailbreak/g,
  },
  // Words of a marking scheme.
  {
    name: 'scheme',
    weight: 1.5,
    needs: ['rubric', 'scheme', 'grading', 'scoring', 'prompt'],
    pattern:
      /\brubric|\b(?:marking|mark) scheme\b|\b(?:grading|scoring|marking) (?:purposes|criteria|scheme|instructions?|guidelines?|guide|rules?)\b|\bsystem prompt\b|\bprompt injection\b/g,
    unless: credit,
  },
  {
    name: 'scheme changed',
    weight: 2,
    isFrame: true,
    needs: ['rubric', 'scheme', 'criteria', 'rules'],
    pattern:
      /\b(?:rubric|marking scheme|grading (?:criteria|rules?)|scoring rules?)\b[^.。!?;\n]{0,20}?\b(?:updated|changed|replaced|revised|superseded|no longer|cancelled|now)\b/g,
  },
  {
    name: 'new instructions',
    weight: 3,
    needs: ['instruction', 'override', 'prompt'],
    pattern:
      /\b(?:new|updated|revised|additional|hidden|system) instructions?\s*:|\binstructions? (?:to|for) (?:the )?(?:ai|model|grader|llm|evaluator|marker|reviewer|judge)|\bsystem override\b|\bsystem[ _-]prompt\s*:/g,
  },
  // Verdicts to be set, in the words of the program.
  {
    name: 'verdict order',
    weight: 3,
    needs: ['verdict', 'criteri', 'score', 'grade'],
    pattern:
      /\b(?:set|make|change|put|mark)\b[^.。!?;\n]{0,20}?\b(?:verdicts?|criteria|scores?|grades?)\b[^.。!?;\n]{0,12}?\b(?:to|as)\b/g,
    unless: otherRater,
  },
  // "Forget everything you were told"
  {
    name: 'ignore',
    weight: 3,
    needs: ['forget', 'ignore', 'disregard'],
    pattern:
      /\b(?:forget|ignore|disregard) (?:everything|all|anything|what)\b[^.。!?;\n]{0,12}?\b(?:you (?:were|are|have been) told|you read|above|before|preced)/g,
    unless: refused,
  },
  // The reader told who it is, or what to take for granted.
  {
    name: 'as the examiner',
    weight: 2,
    needs: ['as '],
    pattern: /\bas (?:the|an?|my) (?:examiner|grader|evaluator|marker|judge|assessor)\b/g,
  },
  {
    name: 'assume',
    weight: 1.5,
    needs: ['assume', 'suppose'],
    pattern: /\b(?:assume|suppose)\b[^.。!?;\n]{0,6}?\b(?:every|all|each) (?:\w+ )?(?:points?|criteri\w+|items?)\b/g,
  },
  // Criteria given away.
  {
    name: 'every item',
    weight: 3,
    needs: ['criteri'],
    pattern:
      /\b(?:award|give|grant|credit|pass|tick)\b[^.。!?;\n]{0,12}?\b(?:every|all|each|both)\b[^.。!?;\n]{0,10}?\bcriteri/g,
  },
  // The answer need not be read.
  {
    name: 'do not read',
    weight: 2.5,
    needs: ['read'],
    pattern:
      /\b(?:not|never|without|no need to|don't) read(?:ing)? (?:the|this|my) (?:answer|response|submission|text)/g,
  },
  {
    name: 'pass',
    weight: 2,
    needs: ['a pass', 'pass me'],
    pattern: /\b(?:give|gives) (?:it|this|me|him|her|them) a pass\b|\bpass me\b/g,
  },
  // Leniency asked for.
  {
    name: 'lenient',
    weight: 3,
    needs: ['lenient', 'generous', 'favo'],
    pattern: /\b(?:mark|grade|score|assess|judge)(?:d|ing)?\b[^.。!?;\n]{0,20}?\b(?:lenient|generous|favou?rabl)/g,
    unless: otherRater,
  },
  // A helpful assistant is what chat programs are called.
  {
    name: 'new role',
    weight: 1.5,
    needs: ['assistant'],
    pattern: /\bas an? (?:helpful|obedient|honest) (?:ai )?assistant\b/g,
  },
];
