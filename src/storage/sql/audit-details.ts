import { z } from 'zod';

const recorded = z.object({ digest: z.string(), rows: z.record(z.string(), z.string()) });
const erased = z.object({ answers: z.array(z.string()) });
const hashes = z.record(z.string(), z.string());
// Entries of schema 0001 have no contents.
const saved = z.object({ rubrics: hashes, contents: hashes.default({}) });
const published = z.object({ bank: z.string(), number: z.int(), publication: z.string() });
const reviewed = z.object({ review: z.string() });
const appealed = z.object({ appeal: z.string() });

/** What an entry of the audit log vouches for. */
export type Vouched = {
  /** Digest of evaluations and the beginning of each one's hash, by id. */
  readonly recorded?: z.infer<typeof recorded> | undefined;
  /** Ids of answers that were erased. */
  readonly erased?: readonly string[] | undefined;
  /** Hashes of the contents of rubric_versions and rubric_contents, by the rubrics' own hash. */
  readonly saved?: z.infer<typeof saved> | undefined;
  /** A publication with the hash of its row. */
  readonly published?: z.infer<typeof published> | undefined;
  /** Hash of the row of a review, and of an appeal. */
  readonly review?: string | undefined;
  readonly appeal?: string | undefined;
};

/** Read what an entry vouches for: nothing, if it is of another kind or somebody has changed it beyond reading. */
export function parseVouched({ action, details }: { readonly action: string; readonly details: string }): Vouched {
  const content = parse(details);
  switch (action) {
    case 'evaluation-recorded':
    case 'evaluations-recorded':
      return { recorded: recorded.safeParse(content).data };
    case 'candidate-forgotten':
    case 'candidates-forgotten':
    case 'account-removed':
      return { erased: erased.safeParse(content).data?.answers };
    case 'bank-saved':
      return { saved: saved.safeParse(content).data };
    case 'rubric-published':
      return { saved: saved.safeParse(content).data, published: published.safeParse(content).data };
    case 'review-recorded':
      return { review: reviewed.safeParse(content).data?.review };
    case 'appeal-made':
      return { appeal: appealed.safeParse(content).data?.appeal };
    default:
      return {};
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
