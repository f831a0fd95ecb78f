import type { Vouched } from './audit-details.ts';
import type { AuditFindings } from './audit-findings.ts';
import { commitTo, digestOf, hashEvaluationRow } from './evaluation-hashes.ts';
import type { EvaluationToAudit } from './read-for-audit.ts';

/** Check the evaluations of one audit entry against it, and each against its answer, candidate, texts and item. */
export async function verifyEvaluations(
  rows: AsyncGenerator<EvaluationToAudit, void>,
  entry: { readonly seq: number; readonly recorded: Vouched['recorded'] },
  findings: AuditFindings,
): Promise<number> {
  const missing = new Map(Object.entries(entry.recorded?.rows ?? {}));
  const hashes: string[] = [];
  let count = 0;
  let isNamed = false;
  for await (const row of rows) {
    count++;
    verifyBelongings(row, findings);
    const recorded = row.audit_seq === entry.seq ? missing.get(row.id) : undefined;
    const hash = hashEvaluationRow(row);
    if (recorded !== undefined) {
      missing.delete(row.id);
      hashes.push(hash);
    }
    if (recorded === undefined || !hash.startsWith(recorded)) {
      isNamed = true;
      findings.add('evaluations', row.id, describeStranger(recorded !== undefined, row.audit_seq));
    }
  }
  for (const id of missing.keys()) {
    findings.add('evaluations', id, `entry ${entry.seq} of the audit log recorded it, and it is gone`);
  }
  const isWhole = entry.recorded === undefined || digestOf(hashes) === entry.recorded.digest;
  if (!isWhole && !isNamed && missing.size === 0) {
    findings.add('audit_log', entry.seq, 'the evaluations that it recorded do not have its digest');
  }
  return count;
}

function describeStranger(isKnown: boolean, seq: number): string {
  return isKnown
    ? `its numbers are not those that entry ${seq} of the audit log recorded`
    : `it says that entry ${seq} of the audit log recorded it, and none does`;
}

function verifyBelongings(row: EvaluationToAudit, findings: AuditFindings): void {
  if (row.stored_answer === null)
    findings.add('answers', row.answer_id, `evaluation ${row.id} names it, and it is gone`);
  else if (row.erased_at === null) verifyTexts(row, findings);
  else if (row.texts !== null) findings.add('evaluation_texts', row.id, 'it is there although its answer was erased');
  if (row.stored_answer !== null && row.answer_question !== row.question_id) {
    findings.add('answers', row.answer_id, `its question is not that of evaluation ${row.id}`);
  }
  if (row.batch_id !== null) verifyItem(row, findings);
}

function verifyTexts(row: EvaluationToAudit, findings: AuditFindings): void {
  const { id, answer_id, salt, texts: content, answer_text: answer, external_id: candidateId } = row;
  if (answer === null) findings.add('answers', answer_id, 'its text is gone although it was not erased');
  else if (content === null || salt === null) {
    findings.add('evaluation_texts', id, `it is gone although answer ${answer_id} was not erased`);
  } else if (commitTo({ salt, candidateId, answer, content }) !== row.commitment) {
    const message = `the text of answer ${answer_id}, its candidate, or what was said of it is not what was recorded`;
    findings.add('evaluation_texts', id, message);
  }
}

function verifyItem(row: EvaluationToAudit, findings: AuditFindings): void {
  const item = `${row.batch_id}/${row.position}`;
  if (row.item_status === null) findings.add('batch_items', item, `evaluation ${row.id} belongs to it, and it is gone`);
  else if (row.item_answer !== row.answer_id || row.item_candidate !== row.candidate_id) {
    findings.add('batch_items', item, `its answer or candidate is not that of evaluation ${row.id}`);
  } else if (row.item_question !== row.question_id) {
    findings.add('batch_items', item, `its question is not that of evaluation ${row.id}`);
  } else if (row.item_status !== 'evaluated') {
    findings.add('batch_items', item, `it has evaluation ${row.id}, and says that it is ${row.item_status}`);
  }
}
