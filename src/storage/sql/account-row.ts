import type { Selectable } from 'kysely';
import type { Role } from '../../domain/actor.ts';
import type { Account } from '../account-store.ts';
import type { Database } from './schema.ts';

export const accountColumns = ['id', 'name', 'email', 'role', 'is_disabled', 'created_at'] as const;

type AccountRow = Pick<Selectable<Database['users']>, (typeof accountColumns)[number]>;

/** Read an account from its row. */
export function toAccount({ id, name, email, role, is_disabled, created_at }: AccountRow): Account {
  return { id, name, email, role: role as Role, isDisabled: is_disabled === 1, createdAt: created_at };
}
