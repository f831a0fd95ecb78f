import type { zhJudging } from './zh-judging.ts';

/** Texts in English of who judged an answer, with what, and how it went. */
export const enJudging: Readonly<Record<keyof typeof zhJudging, string>> = {
  'engine.auto': 'automatic',
  'engine.keyword': 'keyword engine',
  'engine.embedding': 'embedding engine',
  'engine.llm': 'language model',
  'engine.hybrid': 'hybrid engine',
  'engine.auto.what':
    'The best that works; if it fails, another stands in. Where a model is set up, answers are sent to it. It may cost money; you see an estimate before you start.',
  'engine.keyword.what': 'No model, no cost; answers do not leave this machine.',
  'engine.embedding.what':
    'Compares meanings. Answers are sent to the embedding model that is set up. It may cost money; you see an estimate before you start.',
  'engine.llm.what':
    'A language model judges every key point. Answers are sent to the one that is set up. It may cost money; you see an estimate before you start.',
  'engine.hybrid.what':
    'Several engines judge together, and it is marked where they disagree. Answers are sent to the models that are set up. It may cost money; you see an estimate before you start.',
  'mapping.engine': 'Engine',
  'mapping.engine.onlyKeyword':
    'No model is set up, so the keyword engine evaluates: no cost, and answers do not leave this machine.',
  'mapping.engine.unknown': 'The engines could not be loaded; one is chosen automatically.',

  'judging.title': 'How this was judged',
  'judging.disagree': 'Engines disagree on {{count}}',
  'judging.stoodIn': 'An engine failed',
  'judging.wordsWorked': 'Words for the evaluator had worked',
  'judging.who': 'Who judged',
  'judging.askedAuto': 'No engine was asked for: the best that works answers.',
  'judging.asked': 'Asked for: {{engine}}.',
  'judging.failed': 'Could not judge ({{engine}}): {{reason}}.',
  'judging.failedPart': 'Could not judge all key points, and others filled in: {{engine}}.',
  'judging.answered': 'Judged by: {{engine}}, version {{version}}.',
  'judging.notZero': 'A failure is never counted as 0 points.',
  'judging.witnesses': 'What each engine says',
  'judging.witnesses.what':
    'Only the column “counted” gives points. The others show what other engines say by themselves.',
  'judging.witnesses.agree': 'They agree on everything.',
  'judging.column.criterion': 'Key point',
  'judging.column.counted': 'Counted: {{engine}}',
  'judging.confidence': '{{share}} sure',
  'judging.differs': 'differs',
  'judging.noVerdict': 'could not judge',
  'judging.firstLook': 'Words for the evaluator',
  'judging.firstLook.what':
    'It was judged twice ({{engine}}): with these words, then without them. The second judgement counts.',
  'judging.shift.none': 'Both judgements are the same: the words had no effect.',
  'judging.shift.hidden': 'The points happen to be the same, but the words had changed what was said.',
  'judging.shift.gained': 'Left in, these words would have gained {{points}} points.',
  'judging.shift.lost': 'Left in, these words would have cost {{points}} points.',
  'judging.shift.unknown': 'Some key points could not be judged, so the difference in points is not known.',
  'judging.models': 'Models used, and what they cost',
  'judging.model': 'Model',
  'judging.parameters': 'Parameters',
  'judging.prompt': 'Fingerprint of the prompt',
  'judging.input': 'Fingerprint of the text sent',
  'judging.usage': 'Usage',
  'judging.usage.text':
    'Requests: {{requests}}. Tokens in: {{input}} ({{cached}} from the provider’s cache). Tokens out: {{output}}',
  'judging.usage.fromCache': 'The reply came from the cache here; no model was asked',
  'judging.cost': 'Cost',
  'judging.cost.fromCache': 'nothing this time',
  'judging.cost.none': '0, or no price is set',

  'review.engines-disagree': 'The engines disagree on some key points; “How this was judged” lists them.',
  'review.engine-failed': 'An engine could not judge and another stood in; “How this was judged” says why.',
  'review.guarded-words-worked':
    'Words for the evaluator had changed what an engine said; it judged again without them.',

  'problem.engine-not-configured': 'This engine is not set up',
  'problem.engine-not-configured.next': 'Choose another engine, or have an administrator set up the model.',
  'problem.model-unreachable': 'The model’s service cannot be reached',
  'problem.model-unreachable.next': 'Please wait a moment and try again.',
  'problem.model-rate-limited': 'The model’s service is too busy for more requests',
  'problem.model-rate-limited.next': 'Please wait a moment and try again.',
  'problem.model-access-denied': 'The model’s service does not accept the key',
  'problem.model-access-denied.next': 'An administrator has to check the key and its rights.',
  'problem.model-request-rejected': 'The model’s service does not take such a request',
  'problem.model-request-rejected.next': 'An administrator has to check the name and the settings of the model.',
  'problem.model-reply-invalid': 'The model’s reply could not be read, nor could its second attempt',
  'problem.model-reply-invalid.next': 'Try again, or choose another engine.',
  'problem.model-refused': 'The model declined to judge this answer',
  'problem.model-refused.next': 'Choose another engine, or have a person judge it.',
  'problem.spending-cap-reached': 'The limit on the cost is reached',
  'problem.spending-cap-reached.next': 'Give a higher limit, then continue.',
};
