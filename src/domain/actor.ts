/** What a person may be in the workspace. An owner may do all that the others may. */
export const roles = ['owner', 'interviewer', 'candidate'] as const;

export type Role = (typeof roles)[number];

/**
 * What is allowed one by one, to a role or to an API key.
 *
 * evaluations: evaluate answers of one's own and read the results. batches: upload, run and read one's own batches. rubrics: see cues,
 * import documents, edit and test drafts, compare. publish: put rubrics in use and score old answers again. reviews: work in the queue and
 * see agreement. candidates: erase what a candidate wrote. access: people, invitations and keys; never given to a key.
 */
export const permissions = ['evaluations', 'batches', 'rubrics', 'publish', 'reviews', 'candidates', 'access'] as const;

export type Permission = (typeof permissions)[number];

/** What an API key may be allowed: everything but to let people in. */
export const scopes = ['evaluations', 'batches', 'rubrics', 'publish', 'reviews', 'candidates'] as const;

export type Scope = (typeof scopes)[number];

const permissionsOf: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  interviewer: new Set<Permission>(['evaluations', 'batches', 'rubrics', 'reviews']),
  candidate: new Set<Permission>(['evaluations']),
};

/** Who asks for something. */
export type Actor = {
  /** Id of the person; `demo` where nobody has to sign in, `command-line` for whoever runs the program itself. */
  readonly userId: string;
  readonly role: Role;
  /** What the key allows that was sent; null for a person, who may do all that the role allows. */
  readonly scopes: readonly Scope[] | null;
};

/** Whoever uses a service that asks nobody who they are: it listens to this machine alone. */
export const demoActor: Actor = { userId: 'demo', role: 'owner', scopes: null };

/** Whoever can start the program can read its database: nothing is kept from them. */
export const commandLineActor: Actor = { userId: 'command-line', role: 'owner', scopes: null };

/** The id of a person who signed in; null for whoever uses the demo or the command line, who are nobody in particular. */
export function personIdOf({ userId }: Pick<Actor, 'userId'>): string | null {
  return userId === demoActor.userId || userId === commandLineActor.userId ? null : userId;
}

/**
 * Does something belong to somebody, or are they an owner of the workspace, who may see everybody's?
 *
 * @param ownerId null for what belongs to nobody in particular: only owners of the workspace see that.
 */
export function ownsOrOversees({ userId, role }: Actor, ownerId: string | null): boolean {
  return role === 'owner' || (ownerId !== null && ownerId === userId);
}

/** Whose things somebody may see in a list; undefined for everybody's. */
export function visibleOwner({ userId, role }: Actor): string | undefined {
  return role === 'owner' ? undefined : userId;
}

/** May somebody do such things at all? Whether they may do it to a certain batch or answer is for its workflow to say. */
export function isAllowed({ role, scopes: allowed }: Actor, permission: Permission): boolean {
  if (!permissionsOf[role].has(permission)) return false;
  return allowed === null || allowed.some((scope) => scope === permission);
}
