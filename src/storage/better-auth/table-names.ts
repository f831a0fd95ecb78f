import type { BetterAuthOptions } from 'better-auth';

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** The library's tables and columns under the names that migration 0005-access.ts gives them. */
export const tableNames = {
  user: {
    modelName: 'users',
    fields: { emailVerified: 'email_verified', ...times },
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      isDisabled: { type: 'boolean', required: true, input: false, fieldName: 'is_disabled' },
    },
  },
  session: {
    modelName: 'sessions',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
  },
  account: {
    modelName: 'credentials',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
} satisfies Pick<BetterAuthOptions, 'user' | 'session' | 'account' | 'verification'>;
