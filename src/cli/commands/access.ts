import { z } from 'zod';
import { AccountNotFoundError } from '../../domain/access-errors.ts';
import { commandLineActor, roles } from '../../domain/actor.ts';
import type { Account } from '../../storage/account-store.ts';
import type { Storage } from '../../storage/storage.ts';
import type { GivenLink } from '../../workflows/access-services.ts';
import { createInvitationServices } from '../../workflows/invitations.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseFlags } from '../parse-flags.ts';
import { toPrintable } from '../present/printable.ts';
import { dataFlagDetail, requireStore, withStorage } from '../store-flags.ts';
import { UsageError } from '../usage-error.ts';

const storeOptions = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

const linkOptions = {
  ...storeOptions,
  role: { type: 'string' },
  email: { type: 'string' },
  reset: { type: 'string' },
} as const;

const listFlagsSchema = z.strictObject({
  positionals: z.array(z.string()).max(0),
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

const emailSchema = z.email('must be an e-mail address').max(200);

const linkFlagsSchema = listFlagsSchema.extend({
  role: z.enum(roles, `must be one of ${roles.join(', ')}`).optional(),
  email: emailSchema.optional(),
  reset: emailSchema.optional(),
});

type LinkFlags = z.infer<typeof linkFlagsSchema>;

/** Hours in which an invitation from the command line can be taken: a week. */
const invitationHours = 168;

/** `access link`: let somebody in, also whoever is locked out. */
const accessLink: Command = {
  name: 'access link',
  summary: 'Print a one-time link: an invitation, or a new password for an account',
  usage: `access link [--role ${roles.join('|')}] [--email ADDRESS] [--reset ADDRESS] [--data DIR] [--json]`,
  details: [
    '--role    what whoever takes the invitation becomes; owner if left out',
    '--email   the only address that may take it; any if left out',
    '--reset   instead: set a new password for the account with this address',
    dataFlagDetail,
    'The link begins with PUBLIC_URL, or with HOST and PORT. It works once: an invitation within a week, a new password within a day.',
  ],
  async run(args, context) {
    const flags = parseFlags(args, linkOptions, linkFlagsSchema);
    if (flags.reset !== undefined && (flags.role ?? flags.email) !== undefined)
      throw new UsageError('--reset is for an account that is there; --role and --email are for an invitation');
    await requireStore(flags, context);
    const { path, expiresAt } = await withStorage(flags, context, (storage) => makeLink(flags, storage));
    const { host, port, access } = context.config;
    const url = `${access.publicUrl ?? `http://${host}:${port}`}${path}`;
    context.print(flags.json ? JSON.stringify({ url, expiresAt }) : url);
    if (!flags.json) context.note(`It works once, until ${expiresAt}.`);
    return exitCodes.done;
  },
};

async function makeLink({ role = 'owner', email, reset }: LinkFlags, storage: Storage): Promise<GivenLink> {
  const { accounts, links, batches } = storage;
  const services = createInvitationServices({ accounts, links, batches, now: () => new Date().toISOString() });
  if (reset === undefined)
    return await services.invite(commandLineActor, { role, email, expiresInHours: invitationHours });
  const account = (await accounts.list()).find((it) => it.email === reset.toLowerCase());
  if (!account) throw new AccountNotFoundError();
  return await services.linkToReset(commandLineActor, account.id);
}

/** `access list`: who may sign in, as what. */
const accessList: Command = {
  name: 'access list',
  summary: 'List the accounts',
  usage: 'access list [--data DIR] [--json]',
  details: [dataFlagDetail],
  async run(args, context) {
    const flags = parseFlags(args, storeOptions, listFlagsSchema);
    await requireStore(flags, context);
    const accounts = await withStorage(flags, context, (storage) => storage.accounts.list());
    if (flags.json) context.print(JSON.stringify({ accounts }));
    else if (accounts.length === 0) context.note('Nobody has an account yet: serve prints a link for the first owner.');
    else context.print(accounts.map(describe).join('\n'));
    return exitCodes.done;
  },
};

function describe({ role, email, name, isDisabled }: Account): string {
  return toPrintable(`${role.padEnd(11)}  ${email}  ${name}${isDisabled ? '  (disabled)' : ''}`);
}

/** The commands about who may come in. */
export const accessCommands: readonly Command[] = [accessLink, accessList];
