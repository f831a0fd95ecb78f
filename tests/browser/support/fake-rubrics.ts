import type { IncomingMessage } from 'node:http';
import { type DraftReply, type QuestionContentReply, saveDraftSchema } from '../../../src/api/authoring-schemas.ts';
import {
  type ProposalsReply,
  publishSchema,
  type RubricReportReply,
  type RubricVersionReply,
  trialRequestSchema,
} from '../../../src/api/rubric-check-schemas.ts';
import type { CannedReply } from './canned-reply.ts';
import {
  versions as cannedVersions,
  comparison,
  documentLines,
  forgottenCard,
  importedDrafts,
  uncertainties,
  unsoundReport,
} from './canned-rubrics.ts';
import type { Received } from './fake-batches.ts';
import { fakeTrial } from './fake-trial.ts';

/** Drafts and versions in memory, with what the page asked of them. */
export type FakeRubrics = {
  readonly received: readonly Received[];
  readonly drafts: ReadonlyMap<string, DraftReply>;
  readonly put: (draft: DraftReply) => void;
  readonly clear: () => void;
  /** What the next checks say. */
  readonly setReport: (report: RubricReportReply) => void;
  readonly setProposals: (proposals: ProposalsReply['proposals']) => void;
  /** How long the next trials take, in milliseconds. */
  readonly delayTrials: (delayMs: number) => void;
  /** Answer a method and address with this until `undefined` is set: `POST /v1/imports`. */
  readonly override: (request: string, reply: CannedReply | undefined) => void;
  /** Answer a request, or say that it is about something else. */
  readonly reply: (request: IncomingMessage, body: Buffer) => CannedReply | undefined;
};

type State = {
  readonly drafts: Map<string, DraftReply>;
  versions: readonly RubricVersionReply[];
  report: RubricReportReply;
  proposals: ProposalsReply['proposals'];
  trialDelayMs: number;
};

const BEGINNING = { versions: cannedVersions, report: unsoundReport, proposals: [], trialDelayMs: 0 };

const OWN = /^\/v1\/(imports|drafts|rubrics|rubric-trials|rubric-comparisons|rescorings)(\/|$)/;

/** What is behind the requests about rubrics. */
export function createFakeRubrics(): FakeRubrics {
  const received: Received[] = [];
  const overrides = new Map<string, CannedReply>();
  const state: State = { drafts: new Map(), ...BEGINNING };
  return {
    received,
    drafts: state.drafts,
    put: (draft) => state.drafts.set(draft.id, draft),
    clear: () => {
      received.length = 0;
      overrides.clear();
      state.drafts.clear();
      Object.assign(state, BEGINNING);
    },
    setReport: (report) => {
      state.report = report;
    },
    setProposals: (proposals) => {
      state.proposals = proposals;
    },
    delayTrials: (delayMs) => {
      state.trialDelayMs = delayMs;
    },
    override: (request, reply) => {
      if (reply === undefined) overrides.delete(request);
      else overrides.set(request, reply);
    },
    reply: ({ method = 'GET', url: target = '/', headers }, bytes) => {
      const url = new URL(target, 'http://localhost');
      if (!OWN.test(url.pathname)) return undefined;
      const body = parseJson(bytes);
      received.push({ method, path: `${url.pathname}${url.search}`, headers, body });
      return overrides.get(`${method} ${url.pathname}`) ?? replyTo(method, url.pathname, body, state);
    },
  };
}

function replyTo(method: string, path: string, body: unknown, state: State): CannedReply {
  const [, , what, id = '', part = ''] = path.split('/');
  if (what === 'imports') return replyAboutImport(method, state);
  if (what === 'rubric-comparisons') return { body: comparison };
  if (what === 'rescorings') return { body: { stale: 3, rescored: 2, failed: 1, changed: 1, kept: 0 } };
  if (what === 'rubric-trials') {
    const errors = problemsOf(trialRequestSchema.parse(body).content);
    return errors.length > 0 ? invalid(errors) : { body: fakeTrial(body), delayMs: state.trialDelayMs };
  }
  if (what === 'rubrics' && id === '') return { body: { versions: state.versions } };
  if (what === 'rubrics') return { body: { version: '1.0.0', hash: id, content: forgottenCard } };
  if (id === '' && method === 'GET') return { body: { drafts: [...state.drafts.values()].map(summarise) } };
  if (id === '') {
    const [first] = importedDrafts;
    const draft = { ...first, id: 'typed', source: null, basedOn: null } as DraftReply;
    state.drafts.set(draft.id, draft);
    return { status: 201, body: draft };
  }
  const draft = state.drafts.get(id);
  if (draft === undefined) return refusal(404, 'draft-not-found', 'There is no such draft');
  return replyAboutDraft(`${method} ${part}`.trim(), draft, body, state);
}

function replyAboutImport(method: string, { drafts }: State): CannedReply {
  if (method === 'POST') for (const draft of importedDrafts) drafts.set(draft.id, draft);
  return {
    status: method === 'POST' ? 201 : 200,
    body: {
      importId: 'i1',
      name: '',
      createdAt: '2026-01-05T08:30:00.000Z',
      title: '',
      language: 'zh',
      lines: documentLines,
      uncertainties,
      draftIds: importedDrafts.map((draft) => draft.id),
      drafts: importedDrafts.filter((draft) => drafts.has(draft.id)).map(summarise),
    },
  };
}

function replyAboutDraft(request: string, draft: DraftReply, body: unknown, state: State): CannedReply {
  if (request === 'GET') return { body: draft };
  if (request === 'DELETE') {
    state.drafts.delete(draft.id);
    return { status: 204, body: '' };
  }
  if (request === 'POST tests') return { body: state.report };
  if (request === 'POST proposals') return { body: { draft, proposals: state.proposals } };
  if (request === 'PUT') {
    const { revision, content, section = draft.section } = saveDraftSchema.parse(body);
    if (revision !== draft.revision) return changed(draft);
    const errors = problemsOf(content);
    if (errors.length > 0) return invalid(errors);
    const next = { ...draft, content, section, revision: revision + 1 };
    state.drafts.set(draft.id, next);
    return { body: next };
  }
  return publish(draft, body, state);
}

function publish(draft: DraftReply, body: unknown, state: State): CannedReply {
  const { acceptUncertain = false, overrideReason } = publishSchema.parse(body);
  if (draft.uncertainties.length > 0 && !acceptUncertain) return refusal(409, 'uncertain', '1 thing is uncertain');
  if (!state.report.isSound && overrideReason === undefined) return refusal(409, 'rubric-unsound', 'checks failed');
  const version: RubricVersionReply = {
    questionId: draft.content.id,
    version: '1.0.0',
    hash: 'd'.repeat(64),
    number: 2,
    publishedAt: '2026-01-05T09:00:00.000Z',
    isCurrent: true,
    isConfirmed: acceptUncertain,
    override: overrideReason === undefined ? null : { reason: overrideReason, overridden: ['term-soup'] },
  };
  state.versions = [version, ...state.versions];
  state.drafts.delete(draft.id);
  return { status: 201, body: version };
}

type FieldProblem = { readonly field: string; readonly message: string };

/** What the real service refuses, as far as the tests do it. */
function problemsOf({ points, criteria }: QuestionContentReply): FieldProblem[] {
  const sum = criteria.reduce((total, criterion) => total + criterion.points, 0);
  const cues = criteria.flatMap((criterion, index) =>
    criterion.cues.flatMap(({ say }, position): FieldProblem[] => {
      const field = `criteria.${index}.cues.${position}`;
      if (/\S\.\.\S/.test(say)) {
        const mended = say.replace('..', ' .. ');
        return [{ field, message: `cue "${say}" would never be found; write "${mended}"` }];
      }
      return say.trim() === '' ? [{ field, message: 'must not be empty' }] : [];
    }),
  );
  if (sum === points) return cues;
  return [{ field: 'points', message: `is ${points}, but the criteria add up to ${sum}` }, ...cues];
}

function summarise({ content, uncertainties: open, ...draft }: DraftReply) {
  const { id, revision, section, basedOn, createdAt, updatedAt } = draft;
  return {
    ...{ id, revision, section, basedOn, createdAt, updatedAt },
    questionId: content.id,
    prompt: content.prompt,
    points: content.points,
    criteria: content.criteria.length,
    uncertainties: open.length,
  };
}

function invalid(errors: readonly FieldProblem[]): CannedReply {
  return refusal(400, 'input-invalid', 'The request has values that cannot be used', { errors });
}

function changed({ revision }: DraftReply): CannedReply {
  const errors = [{ field: 'revision', message: `is ${revision} now` }];
  return refusal(409, 'draft-changed', `The draft is at revision ${revision} now`, { errors });
}

function refusal(status: number, code: string, detail: string, more = {}): CannedReply {
  return {
    status,
    body: { type: 'about:blank', title: 'Refused', status, detail, code, requestId: 'req-42', ...more },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return body.toString('utf8');
  }
}
