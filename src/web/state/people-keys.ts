/** Where the lists of the people's page are kept; whatever changes one has it asked for again. */
export const accountsKey: readonly string[] = ['accounts'];

export const invitationsKey: readonly string[] = ['invitations'];

export const apiKeysKey: readonly string[] = ['api-keys'];
