import { enAccess } from './en-access.ts';
import { enAnswers } from './en-answers.ts';
import { enBatchResults } from './en-batch-results.ts';
import { enBatches } from './en-batches.ts';
import { enCauses } from './en-causes.ts';
import { enJudging } from './en-judging.ts';
import { enPeople } from './en-people.ts';
import { enReviewing } from './en-reviewing.ts';
import { enReviews } from './en-reviews.ts';
import { enRubricChecks } from './en-rubric-checks.ts';
import { enRubricEditor } from './en-rubric-editor.ts';
import { enRubrics } from './en-rubrics.ts';
import type { zh } from './zh.ts';

/** Texts of the page in English; the type makes a missing or surplus key an error. */
export const en: Readonly<Record<keyof typeof zh, string>> = {
  ...enAccess,
  ...enAnswers,
  ...enBatches,
  ...enBatchResults,
  ...enCauses,
  ...enJudging,
  ...enPeople,
  ...enReviewing,
  ...enReviews,
  ...enRubrics,
  ...enRubricEditor,
  ...enRubricChecks,

  'practice.title': 'Interview practice',
  'practice.tagline': 'Pick a question, answer it in your own words, and see what came across and what to add.',
  'language.label': 'Language of the page',

  'picker.title': 'Pick a question',
  'picker.position': 'Question {{position}} of {{total}}',
  'picker.change': 'Change question',
  'picker.close': 'Hide questions',
  'picker.hasDraft': 'Draft',
  'points.onOffer': '{{points}} points',
  'questions.loading': 'Loading the questions…',
  'questions.failed': 'The questions could not be loaded',
  'questions.empty': 'The question bank holds no questions yet.',

  'answer.label': 'Your answer',
  'answer.hint': 'Write it as you would say it. What you would do and why counts for more than a list of terms.',
  'answer.placeholder': 'Start with the first thing you would do…',
  'answer.count': '{{length}} of {{limit}} characters',
  'answer.overLimit': 'Too long by {{excess}} characters. Please shorten it, then submit.',
  'answer.blank': 'There is nothing here yet. Write a few sentences, then submit.',
  'answer.submit': 'Submit and see feedback',
  'answer.submitAgain': 'Submit again',
  'answer.submitting': 'Evaluating…',
  'answer.shortcut': 'Or press Ctrl + Enter (⌘ + Enter on a Mac)',
  'draft.empty': 'What you write is saved in this browser as you type',
  'draft.saved': 'Draft saved in this browser',
  'draft.restored': 'Your last draft is back',
  'draft.not-saved': 'This browser does not let the page save drafts. Copy your text before you reload or close it.',

  'failure.unreachable': 'The service cannot be reached',
  'failure.unreachable.next': 'Check that it is running and that you are connected, then try again.',
  'failure.timeout': 'The service did not answer in time',
  'failure.timeout.next': 'It may be busy. Please wait a moment and try again.',
  'failure.rejected': 'The service did not accept the request',
  'failure.rejected.next': 'Please correct what is listed below, then try again.',
  'failure.too-many-requests': 'That was a lot of requests in a short time',
  'failure.too-many-requests.next': 'Please wait a moment and try again.',
  'failure.busy': 'The service is too busy right now',
  'failure.busy.next': 'It is nothing you did. Please wait a moment and try again.',
  'failure.server-error': 'Something went wrong inside the service',
  'failure.server-error.next': 'It is nothing you did. Try again; if it persists, tell the administrator.',
  'failure.unexpected-reply': 'The reply of the service makes no sense to this page',
  'failure.unexpected-reply.next': 'The page may be out of date. Reload it and try again.',
  'failure.wait': 'Please wait {{seconds}} seconds before you try again.',
  'failure.textKept': 'What you wrote is still here.',
  'failure.requestId': 'Request {{requestId}}',
  'failure.retry': 'Try again',
  'field.answer': 'Answer',
  'field.questionId': 'Question',

  'result.title': 'Your feedback',
  'result.arrived': 'Evaluation done. {{summary}}',
  'result.total': '{{points}} of {{maxPoints}} points',
  'result.totalLabel': 'Total',
  'result.totalUnknown': 'No total yet',
  'result.totalUnknown.why':
    'Out of {{maxPoints}} points. Something could not be scored, so there is no total for now; not scored does not mean 0.',
  'result.edited':
    'This feedback belongs to the answer as you submitted it. Your later changes are not evaluated yet: submit again to see.',
  'result.allCovered': 'You made every key point clearly. Well done.',
  'result.someCovered': 'Key points made clearly: {{covered}} of {{total}}. First what went well, then what to add.',
  'result.partialOnly':
    'Key points half made: {{partial}} of {{total}}. One concrete sentence each would complete them.',
  'result.noneCovered': 'No key point came across clearly yet. That is fine: each one below says what to add first.',
  'result.noneScored': 'No key point could be scored this time; the reasons are below.',

  'group.covered': 'Clearly said',
  'group.partial': 'Half said: add a little',
  'group.missing': 'Not mentioned yet',
  'group.contradicted': 'Said the opposite',
  'group.unscored': 'Not scored',
  'verdict.covered': 'Clearly said',
  'verdict.partial': 'Half said',
  'verdict.missing': 'Not mentioned yet',
  'verdict.contradicted': 'The opposite',
  'verdict.unscored': 'Not scored',
  'criterion.number': 'Key point {{number}}',
  'criterion.points': '{{points}} of {{maxPoints}} points',
  'criterion.unscoredPoints': 'Not scored (out of {{maxPoints}})',
  'criterion.yourWords': 'In your words',
  'criterion.oppositeWords': 'Words that seem to say the opposite',
  'criterion.showInAnswer': 'Find in the answer: {{quote}}',
  'criterion.why': 'Why',
  'criterion.next': 'What to say next',
  'criterion.cause': 'Why there is no score: {{cause}}',
  'criterion.unscoredMeaning': 'This is not a zero and does not mean that you were wrong.',
  'confidence.high': 'The system is quite sure of this',
  'confidence.medium': 'The system is fairly sure of this',
  'confidence.low': 'The system is not very sure of this',

  'submitted.title': 'The answer you submitted',
  'submitted.legend': 'What the marks mean',
  'submitted.noEvidence': 'nothing marked',
  'submitted.guarded': 'Grey words that are struck through were not used as evidence; “Notes” says why.',
  'submitted.goToCriterion': 'See key point {{number}}: {{label}}',
  'submitted.invisible': 'invisible characters',

  'notes.title': 'Notes',
  'notes.notAccusation': 'These notes explain how the evaluation was made. They accuse nobody.',
  'notes.review': 'A person should take another look',
  'review.low-confidence': 'The system is not very sure of some key points; these say so.',
  'review.unscored': 'Some key points could not be scored; these say why.',
  'flag.blank': 'There was nothing to read',
  'flag.blank.meaning': 'The submitted answer is empty, so there is nothing to evaluate.',
  'flag.too-short': 'The answer is very short',
  'flag.too-short.meaning': 'A few words leave little to go by. Two or three more sentences make this far more exact.',
  'flag.wrong-language': 'In a language other than Chinese or English',
  'flag.wrong-language.meaning': 'Only Chinese and English can be read here. Take the result as a rough guide.',
  'flag.off-topic': 'This seems to be about something else',
  'flag.off-topic.meaning':
    'Nothing in it relates to this question. It may belong to another one; please compare it with the question.',
  'flag.term-list': 'One passage only lists terms',
  'flag.term-list.meaning':
    'Terms alone do not show what you would do, so that passage is not evidence. Put into sentences, it would count.',
  'flag.copied-question': 'One passage repeats the question',
  'flag.copied-question.meaning':
    'The words of the question are not your answer, so they are not evidence. The rest was evaluated as usual.',
  'flag.copied-model-answer': 'Very close to the model answer',
  'flag.copied-model-answer.meaning':
    'It was scored as usual. Your own experience in your own words will convince more in the interview.',
  'flag.addressed-to-grader': 'Some sentences seem to be addressed to the evaluator',
  'flag.addressed-to-grader.meaning':
    'For example, asking for points or telling how to score. They are not evidence; the rest was evaluated as usual.',
  'flag.hidden-text': 'There are invisible characters',
  'flag.hidden-text.meaning':
    'They often come from copying and pasting. They are not evidence; the visible text was evaluated as usual.',

  'provenance.engine':
    'Evaluated by the {{engine}} ({{engineId}} {{engineVersion}}) with rubric {{rubric}} {{rubricVersion}}, evaluation {{id}}, stored as {{recordId}}.',
  'provenance.limits': 'A program did this; it may miss or misread things. It is for practice, not a hiring decision.',
};
