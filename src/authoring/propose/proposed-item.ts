import type { LintCode, MutationKind } from '../../domain/rubric-report.ts';

export const proposalKinds = ['cue', 'opposes', 'paraphrase', 'counter-example'] as const;

export type ProposalKind = (typeof proposalKinds)[number];

/** One thing that a model proposes for a criterion of the rubric. */
export type ProposedItem = {
  readonly criterionId: string;
  readonly kind: ProposalKind;
  readonly text: string;
  /** For a cue: 2 covers alone, 1 is half of it. Of no account for the other kinds. */
  readonly weight: 1 | 2;
};

/** Checks of proposals that are neither rules of lint nor mutants. */
export const proposalChecks = [
  /** The entry is about a criterion that the rubric does not have. */
  'unknown-criterion',
  /** Not of the form that was asked for: no text, too long, no weight. */
  'malformed',
  /** More of one kind than a criterion can use. */
  'too-many',
  /** The rubric, or the proposals, have the same already. */
  'repeated',
  /** A counter-example that is word for word what makes the point. */
  'contradictory',
  /** It holds a placeholder of personal data. */
  'placeholder',
  /** Found in no paraphrase and not in the model answer of its criterion; for an opposing cue: in no counter-example. */
  'finds-nothing',
  /** Found in a counter-example of its criterion. */
  'finds-counter-example',
  /** An opposing cue that is found in a model answer or a paraphrase. */
  'finds-paraphrase',
  /** A paraphrase that the rubric does not find. */
  'not-found',
  /** A counter-example that earns something. */
  'credited',
] as const;

export type ProposalCheck = (typeof proposalChecks)[number];

/** What a proposal failed at: a check of its own, a rule of lint, or a mutant by its name, which begins with its kind. */
export type FailedCheck = ProposalCheck | LintCode | MutationKind | `${MutationKind} ${string}`;

/** A proposal as it is shown, and what it failed at; null for one that passed. */
export type JudgedItem = {
  /** As the model has it, also where the rubric has no such criterion. */
  readonly criterionId: string;
  readonly kind: ProposalKind;
  readonly text: string;
  readonly failedCheck: FailedCheck | null;
};
