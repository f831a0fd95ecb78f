import type { UncertaintyReply } from '../../api/authoring-schemas.ts';

type Words = [`uncertain.${UncertaintyReply['code']}` | 'uncertain.counted', Counted];

type Counted = { readonly stated: string | number; readonly found: string | number };

/** What is uncertain, sentence by sentence: what it is, and where the document says one number and holds another, both. */
export function uncertaintyWords({ code, facts }: Pick<UncertaintyReply, 'code' | 'facts'>): readonly Words[] {
  const { stated = '', found = '' } = facts;
  const what: Words = [`uncertain.${code}`, { stated, found }];
  return stated === '' || found === '' ? [what] : [what, ['uncertain.counted', { stated, found }]];
}
