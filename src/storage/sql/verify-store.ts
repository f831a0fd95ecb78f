import type { Kysely } from 'kysely';
import type { AuditAnchor, VerifyReport } from '../audit-log.ts';
import { hashAuditEntry } from './append-audit.ts';
import { parseVouched } from './audit-details.ts';
import { AuditFindings } from './audit-findings.ts';
import { OrderedCursor } from './ordered-cursor.ts';
import { type ErasedAnswer, readEntries, readErasedAnswers, readEvaluations } from './read-for-audit.ts';
import { RubricsLedger } from './rubrics-ledger.ts';
import type { Database } from './schema.ts';
import { verifyEvaluations } from './verify-evaluations.ts';
import { verifyLooseRows } from './verify-loose-rows.ts';
import { ReviewsLedger, verifyReviews } from './verify-reviews.ts';
import { verifyRubrics } from './verify-rubrics.ts';

/**
 * Recompute the audit log's chain and all that it vouches for. Reads every row once, in pages.
 *
 * @param db as of one moment: a transaction that sees nothing of what is written meanwhile
 * @param anchor a point of the chain that was written down elsewhere
 */
export async function verifyStore(db: Kysely<Database>, anchor?: AuditAnchor): Promise<VerifyReport> {
  const findings = new AuditFindings();
  const chain = { seq: 0, hash: '' };
  let evaluations = 0;
  let isAnchored = anchor === undefined;
  const rubrics = new RubricsLedger();
  const reviews = new ReviewsLedger();
  const evaluationRows = new OrderedCursor(readEvaluations(db), (row) => row.audit_seq);
  const erasedRows = new OrderedCursor(readErasedAnswers(db), (row) => row.erased_by);
  for await (const entry of readEntries(db)) {
    verifyLink(entry, chain, findings);
    chain.seq = entry.seq;
    chain.hash = entry.hash;
    if (entry.seq === anchor?.seq) isAnchored = entry.hash === anchor.hash;
    const vouched = parseVouched(entry);
    const { recorded, erased } = vouched;
    evaluations += await verifyEvaluations(evaluationRows.takeUpTo(entry.seq), { seq: entry.seq, recorded }, findings);
    await verifyErased(erasedRows.takeUpTo(entry.seq), { seq: entry.seq, erased }, findings);
    rubrics.add(entry, vouched);
    reviews.add(entry, vouched);
  }
  const beyond = { seq: Number.POSITIVE_INFINITY, recorded: undefined, erased: undefined };
  evaluations += await verifyEvaluations(evaluationRows.takeUpTo(beyond.seq), beyond, findings);
  await verifyErased(erasedRows.takeUpTo(beyond.seq), beyond, findings);
  await verifyRubrics(db, rubrics, findings);
  await verifyReviews(db, reviews, findings);
  await verifyLooseRows(db, findings);
  await verifyHead(db, chain, findings);
  if (!isAnchored) findings.add('audit_log', anchor?.seq ?? '', 'the chain does not go through the anchor');
  const answers = await db
    .selectFrom('answers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return {
    entries: chain.seq,
    evaluations,
    answers: answers?.count ?? 0,
    head: chain.seq === 0 ? null : { ...chain },
    tampering: findings.all,
  };
}

function verifyLink(
  entry: Database['audit_log'],
  previous: { readonly seq: number; readonly hash: string },
  findings: AuditFindings,
): void {
  const { seq } = entry;
  if (seq < 1) findings.add('audit_log', seq, 'entries are numbered from 1');
  if (seq > previous.seq + 1) {
    const gone = seq === previous.seq + 2 ? `${seq - 1}` : `${previous.seq + 1} to ${seq - 1}`;
    findings.add('audit_log', previous.seq + 1, `missing before entry ${seq}: ${gone}`);
  } else if (entry.previous_hash !== previous.hash) {
    findings.add('audit_log', seq, 'it does not follow from the entry before');
  }
  if (hashAuditEntry(entry) !== entry.hash) findings.add('audit_log', seq, 'it is not what was written');
}

async function verifyHead(
  db: Kysely<Database>,
  last: { readonly seq: number; readonly hash: string },
  findings: AuditFindings,
): Promise<void> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
  if (head?.seq === last.seq && head.hash === last.hash) return;
  findings.add('audit_head', 1, `the log ends with entry ${last.seq}, which is not the end that was written`);
}

async function verifyErased(
  rows: AsyncGenerator<ErasedAnswer, void>,
  entry: { readonly seq: number; readonly erased: readonly string[] | undefined },
  findings: AuditFindings,
): Promise<void> {
  const left = new Set(entry.erased);
  for await (const { id, erased_by } of rows) {
    const isVouched = erased_by === entry.seq && left.delete(id);
    if (!isVouched)
      findings.add('answers', id, `it says that entry ${erased_by} of the audit log erased it, and none did`);
  }
  for (const id of left)
    findings.add('answers', id, `entry ${entry.seq} of the audit log erased it, and it is not erased`);
}
