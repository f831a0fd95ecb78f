import { rubricReportSchema } from '../../api/rubric-check-schemas.ts';

const LINTS = rubricReportSchema.shape.lint.element.shape.code.options;
const KINDS = rubricReportSchema.shape.mutants.element.shape.kind.options;

/** Checks that only what a model proposes goes through. */
const PROPOSAL_CHECKS = [
  'unknown-criterion',
  'malformed',
  'too-many',
  'repeated',
  'contradictory',
  'placeholder',
  'finds-nothing',
  'finds-counter-example',
  'finds-paraphrase',
  'not-found',
  'credited',
] as const;

type CheckWords = [
  (
    | `lint.${(typeof LINTS)[number]}`
    | `check.proposal.${(typeof PROPOSAL_CHECKS)[number]}`
    | 'mutant.failed'
    | 'check.unknown'
  ),
  { readonly kind: string; readonly code: string },
];

/**
 * Say in words which check speaks against something: a check of proposals or a lint rule by its code, or a mutant by its
 * name, which begins with its kind.
 *
 * @param mutantName puts a kind of mutant into words
 */
export function checkWords(code: string, mutantName: (kind: (typeof KINDS)[number]) => string = String): CheckWords {
  const check = PROPOSAL_CHECKS.find((it) => it === code);
  if (check !== undefined) return [`check.proposal.${check}`, { kind: '', code }];
  const [first = '', second = ''] = code.split(/[ :]/);
  for (const part of [first, second]) {
    const lint = LINTS.find((it) => it === part);
    if (lint !== undefined) return [`lint.${lint}`, { kind: '', code }];
    const kind = KINDS.find((it) => it === part);
    if (kind !== undefined) return ['mutant.failed', { kind: mutantName(kind), code }];
  }
  return ['check.unknown', { kind: '', code }];
}
