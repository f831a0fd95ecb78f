import type { InputInvalidError, RubricInvalidError } from '../domain/errors.ts';
import type { RubricWork } from '../workflows/rubric-work.ts';

type Read = RubricWork['read'];
type Derive = RubricWork['derive'];
type AddCues = RubricWork['addCues'];
type Test = RubricWork['test'];
type Try = RubricWork['try'];
type TryAll = RubricWork['tryAll'];
type Fit = RubricWork['fit'];

/** One piece of work, as a thread gets it. */
export type RubricJob =
  | { readonly kind: 'read'; readonly args: Parameters<Read> }
  | { readonly kind: 'derive'; readonly args: Parameters<Derive> }
  | { readonly kind: 'add-cues'; readonly args: Parameters<AddCues> }
  | { readonly kind: 'test'; readonly args: Parameters<Test> }
  | { readonly kind: 'try'; readonly args: Parameters<Try> }
  | { readonly kind: 'try-all'; readonly args: Parameters<TryAll> }
  | { readonly kind: 'fit'; readonly args: Parameters<Fit> };

/** What came of it. Errors lose their class on the way: only those that a caller can do something about are told apart. */
export type RubricOutcome =
  | { readonly kind: 'read'; readonly value: Awaited<ReturnType<Read>> }
  | { readonly kind: 'derive'; readonly value: Awaited<ReturnType<Derive>> }
  | { readonly kind: 'add-cues'; readonly value: Awaited<ReturnType<AddCues>> }
  | { readonly kind: 'test'; readonly value: Awaited<ReturnType<Test>> }
  | { readonly kind: 'try'; readonly value: Awaited<ReturnType<Try>> }
  | { readonly kind: 'try-all'; readonly value: Awaited<ReturnType<TryAll>> }
  | { readonly kind: 'fit'; readonly value: Awaited<ReturnType<Fit>> }
  | { readonly kind: 'document-unreadable'; readonly message: string }
  | { readonly kind: 'input-invalid'; readonly problems: InputInvalidError['problems'] }
  | { readonly kind: 'rubric-invalid'; readonly problems: RubricInvalidError['problems'] }
  /** It took longer than one piece of work may take. */
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'failed'; readonly name: string; readonly place: string };

export type SentJob = { readonly id: number; readonly job: RubricJob };

export type JobReply = { readonly id: number; readonly outcome: RubricOutcome };
