import { describe } from 'vitest';
import { auditLogContract } from '../contract/audit-log.ts';
import { candidateStoreContract } from '../contract/candidate-store.ts';
import { evaluationStoreContract } from '../contract/evaluation-store.ts';
import { openPostgresStore, openSqliteStore } from './open-test-store.ts';

describe.each([
  { name: 'SQLite', open: openSqliteStore },
  { name: 'PostgreSQL', open: openPostgresStore },
])('the store on $name', ({ open }) => {
  evaluationStoreContract(open);
  candidateStoreContract(open);
  auditLogContract(open);
});
