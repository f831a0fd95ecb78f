import type { Span } from '../../domain/evidence.ts';

/** Kinds of personal data, those first that win where two claim the same characters. */
export const personalDataKinds = ['email', 'id-card', 'bank-card', 'phone', 'address', 'name'] as const;

export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Something personal in a text. Never holds the words themselves. */
export type PersonalData = { readonly kind: PersonalDataKind; readonly span: Span };
