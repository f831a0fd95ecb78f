import type { IncomingMessage } from 'node:http';
import type {
  AnswerReviewsReply,
  AppealReply,
  ReviewReply,
  ReviewSheetReply,
  ReviewTaskReply,
} from '../../../src/api/review-schemas.ts';
import { complaintAnswer } from './canned-evaluations.ts';
import type { CannedReply } from './canned-reply.ts';
import { emptyReviews, reviewSheet, reviewTasks } from './canned-reviews.ts';
import { problem } from './problem.ts';

/** Reviews in memory, with what the page asked of them. */
export type FakeReviews = {
  readonly received: readonly { readonly request: string; readonly body: unknown }[];
  /** Begin anew with the usual tasks. */
  readonly reset: () => void;
  readonly setTasks: (tasks: readonly ReviewTaskReply[]) => void;
  /** The lock ends, as when it is too old. */
  readonly loseLock: () => void;
  /** What people have said of the answer so far. */
  readonly setReviews: (reviews: AnswerReviewsReply) => void;
  /** Answer a method and address with this until `undefined` is set. */
  readonly override: (request: string, reply: CannedReply | undefined) => void;
  /** Answer a request, or say that it is about something else. */
  readonly reply: (request: IncomingMessage, body: Buffer) => CannedReply | undefined;
};

type State = {
  tasks: readonly ReviewTaskReply[];
  held: { readonly id: string; readonly mode: 'blind' | 'open' } | null;
  blind: ReviewSheetReply['blindVerdicts'];
  reviews: AnswerReviewsReply;
};

const ABOUT = /^\w+ \/v1\/(review-queue|review-tasks|reviewers|appeals|evaluations\/|evaluations\?)/;

/** What is behind the addresses about the queue, tasks, appeals and single evaluations. */
export function createFakeReviews(): FakeReviews {
  const overrides = new Map<string, CannedReply>();
  const received: { readonly request: string; readonly body: unknown }[] = [];
  const fresh = (): State => ({ tasks: reviewTasks, held: null, blind: null, reviews: emptyReviews });
  let state = fresh();
  return {
    received,
    reset: () => {
      state = fresh();
      overrides.clear();
      received.length = 0;
    },
    setTasks: (tasks) => {
      state.tasks = tasks;
    },
    loseLock: () => {
      state.held = null;
    },
    setReviews: (reviews) => {
      state.reviews = reviews;
    },
    override: (request, reply) => {
      if (reply === undefined) overrides.delete(request);
      else overrides.set(request, reply);
    },
    reply: ({ method = 'GET', url: target = '/' }, body) => {
      if (!ABOUT.test(`${method} ${target}`)) return undefined;
      const url = new URL(target, 'http://localhost');
      const request = `${method} ${url.pathname}`;
      const parsed: Body = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
      received.push({ request: `${request}${url.search}`, body: parsed });
      return overrides.get(request) ?? replyTo(request, url, parsed, state);
    },
  };
}

type Body = {
  readonly mode?: 'blind' | 'open';
  readonly userId?: string | null;
  readonly verdicts?: ReviewSheetReply['blindVerdicts'];
  readonly decisions?: readonly {
    readonly criterionId: string;
    readonly verdict: ReviewReply['decisions'][number]['verdict'];
    readonly reason?: string;
    readonly quote?: string;
  }[];
  readonly criterionId?: string;
  readonly quote?: string;
  readonly message?: string;
};

const people = [
  { id: 'p-owner', name: '陈管理' },
  { id: 'p-li', name: '李娜' },
];

function replyTo(request: string, url: URL, body: Body, state: State): CannedReply {
  if (request === 'GET /v1/reviewers') return { body: { reviewers: people } };
  if (request === 'GET /v1/review-queue') return { body: queueOf(state, url.searchParams) };
  if (request === 'GET /v1/appeals') return { body: { appeals: state.reviews.appeals } };
  if (request === 'GET /v1/evaluations') return { body: ownEvaluations(state) };
  if (request.includes('/v1/evaluations/')) return replyAboutRecord(request, body, state);
  return replyAboutTask(request, body, state);
}

function queueOf({ tasks }: State, query: URLSearchParams) {
  const fits = (task: ReviewTaskReply) =>
    (query.get('kind') ?? task.kind) === task.kind &&
    (query.get('batchId') ?? task.batch?.id) === task.batch?.id &&
    (query.get('questionId') ?? task.questionId) === task.questionId &&
    (query.get('assignee') !== 'nobody' || task.assignee === null) &&
    (query.get('assignee') !== 'me' || task.assignee?.id === 'p-li');
  const count = (kind: ReviewTaskReply['kind']) => tasks.filter((task) => task.kind === kind).length;
  return {
    tasks: tasks.filter(fits),
    next: null,
    open: { first: count('first'), second: count('second'), appeal: count('appeal') },
  };
}

function replyAboutTask(request: string, body: Body, state: State): CannedReply {
  const [, , , id = '', rest = ''] = request.split('/');
  const task = state.tasks.find((it) => it.id === id);
  if (task === undefined) return problem(404, 'review-task-not-found', 'There is no such review');
  if (request.startsWith('PUT') && rest === 'assignee') {
    const assignee = people.find((person) => person.id === body.userId) ?? null;
    state.tasks = state.tasks.map((it) => (it.id === id ? { ...it, assignee } : it));
    return { body: { ...task, assignee } };
  }
  if (request.startsWith('DELETE')) {
    if (state.held?.id === id) state.held = null;
    return { status: 204, body: '' };
  }
  if (request.startsWith('POST') && rest === 'lock') {
    if (task.lock !== null) return locked(task.lock);
    state.held = { id, mode: state.held?.mode ?? body.mode ?? 'blind' };
    return { body: sheetOf(task, state) };
  }
  if (state.held?.id !== id) return problem(409, 'review-lock-lost', 'You do not hold this review');
  if (rest === 'blind-verdicts') state.blind = body.verdicts ?? null;
  if (rest === 'decision') return decide(task, body, state);
  return { body: sheetOf(task, state) };
}

/** Who has it and until when, as the service says it. */
function locked({ holder, until }: NonNullable<ReviewTaskReply['lock']>): CannedReply {
  const refusal = { type: 'about:blank', title: 'Conflict', status: 409, code: 'review-locked', requestId: 'req-42' };
  const errors = [
    { field: 'holder', message: holder.id },
    { field: 'until', message: until },
  ];
  return { status: 409, body: { ...refusal, detail: `Somebody else is at work on it until ${until}`, errors } };
}

function sheetOf(task: ReviewTaskReply, { held, blind, reviews }: State): ReviewSheetReply {
  const mode = held?.mode ?? 'blind';
  const isShown = mode === 'open' || blind !== null;
  const until = new Date(Date.now() + 15 * 60_000).toISOString();
  const appeal = task.kind === 'appeal' ? (reviews.appeals[0] ?? null) : null;
  return {
    task: { ...task, lock: { holder: { id: 'p-li', name: '李娜' }, until, mode, isMine: true } },
    mode,
    answer: complaintAnswer,
    criteria: reviewSheet.criteria.map((it) => ({ ...it, isAsked: appeal === null || appeal.criterionId === it.id })),
    blindVerdicts: blind,
    evaluation: isShown ? reviewSheet.evaluation : null,
    earlierReviews: [],
    appeal: isShown ? appeal : null,
  };
}

const POINTS = { covered: 3, partial: 1.5, missing: 0, contradicted: 0 } as const;

/** As the service does it: points from verdicts, the newest decision counts. */
function decide(task: ReviewTaskReply, { decisions = [] }: Body, state: State): CannedReply {
  const review: ReviewReply = {
    id: 'rev-1',
    taskId: task.id,
    kind: task.kind,
    mode: state.held?.mode ?? 'blind',
    recordId: task.recordId,
    reviewer: { id: 'p-li', name: '李娜' },
    decisions: decisions.map(({ criterionId, verdict, reason, quote }) => {
      const machine = reviewSheet.evaluation?.criteria.find(({ id }) => id === criterionId);
      return {
        criterionId,
        label: machine?.label ?? '',
        verdict,
        points: POINTS[verdict],
        maxPoints: 3,
        machineVerdict: machine?.status === 'scored' ? machine.verdict : null,
        machinePoints: machine?.status === 'scored' ? machine.points : null,
        blindVerdict: state.blind?.find((it) => it.criterionId === criterionId)?.verdict ?? null,
        reason: reason ?? '',
        evidence: quote === undefined ? null : { start: complaintAnswer.indexOf(quote), end: 0, text: quote },
      };
    }),
    note: '',
    createdAt: '2026-01-05T09:00:00.000Z',
  };
  state.reviews = withReview(state.reviews, review);
  state.tasks = state.tasks.filter(({ id }) => id !== task.id);
  state.held = null;
  state.blind = null;
  return { status: 201, body: review };
}

function withReview(before: AnswerReviewsReply, review: ReviewReply): AnswerReviewsReply {
  const criteria = before.outcome.criteria.map((it) => {
    const decision = review.decisions.find(({ criterionId }) => criterionId === it.criterionId);
    return decision === undefined
      ? it
      : { ...it, verdict: decision.verdict, points: decision.points, reviewId: review.id };
  });
  const totalPoints = criteria.reduce((sum, { points }) => sum + (points ?? 0), 0);
  return { ...before, outcome: { ...before.outcome, criteria, totalPoints }, reviews: [...before.reviews, review] };
}

function replyAboutRecord(request: string, body: Body, state: State): CannedReply {
  const [, , , recordId = '', rest = ''] = request.split('/');
  if (rest === 'reviews') return { body: state.reviews };
  if (rest === 'second-reviews') return { status: 201, body: reviewTasks[0] };
  if (rest === 'appeals') {
    const quote = body.quote ?? '';
    const start = complaintAnswer.indexOf(quote);
    const appeal: AppealReply = {
      id: 'app-1',
      recordId,
      criterionId: body.criterionId ?? '',
      label: reviewSheet.evaluation?.criteria.find(({ id }) => id === body.criterionId)?.label ?? '',
      quote: { start, end: start + quote.length, text: quote },
      message: body.message ?? '',
      status: 'open',
      review: null,
      createdAt: '2026-01-05T09:30:00.000Z',
    };
    state.reviews = { ...state.reviews, appeals: [...state.reviews.appeals, appeal] };
    return { status: 201, body: appeal };
  }
  return {
    body: {
      recordId,
      answerId: 'ans-1',
      createdAt: '2026-01-05T08:30:00.000Z',
      candidateId: null,
      answer: complaintAnswer,
      erasedAt: null,
      evaluation: reviewSheet.evaluation,
    },
  };
}

function ownEvaluations({ reviews }: State) {
  const { totalPoints, maxPoints } = reviews.outcome;
  return {
    evaluations: [
      {
        recordId: 'rec-42',
        questionId: 'counter-complaint',
        prompt: '一位客户在柜台投诉，说某项业务办得太久，情绪很激动。这时你会怎样应对？',
        createdAt: '2026-01-05T08:30:00.000Z',
        totalPoints,
        maxPoints,
        isReviewed: reviews.reviews.length > 0,
      },
    ],
    next: null,
  };
}
