import { describe } from 'vitest';
import { accessStoreContract } from '../contract/access-store.ts';
import { auditLogContract } from '../contract/audit-log.ts';
import { backupContract } from '../contract/backup.ts';
import { candidateStoreContract } from '../contract/candidate-store.ts';
import { draftStoreContract } from '../contract/draft-store.ts';
import { engineCacheContract } from '../contract/engine-cache.ts';
import { evaluationStoreContract } from '../contract/evaluation-store.ts';
import { linksOfPeopleContract } from '../contract/links-of-people.ts';
import { ownEvaluationsContract } from '../contract/own-evaluations.ts';
import { publicationStoreContract } from '../contract/publication-store.ts';
import { signInContract } from '../contract/sign-in.ts';
import { openPostgresStore, openSqliteStore } from './open-test-store.ts';

describe.each([
  { name: 'SQLite', open: openSqliteStore, other: openPostgresStore },
  { name: 'PostgreSQL', open: openPostgresStore, other: openSqliteStore },
])('the store on $name', ({ open, other }) => {
  evaluationStoreContract(open);
  accessStoreContract(open);
  linksOfPeopleContract(open);
  signInContract(open);
  ownEvaluationsContract(open);
  candidateStoreContract(open);
  engineCacheContract(open);
  draftStoreContract(open);
  publicationStoreContract(open);
  auditLogContract(open);
  backupContract(open, other);
});
