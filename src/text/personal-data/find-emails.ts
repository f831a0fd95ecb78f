import type { Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';

/** An address with `@`, or with the `@` and the stops written out in brackets. */
const email =
  /[a-z0-9](?:[a-z0-9._%+-]{0,63}) ?(?:@|[([{](?:at|@)[)\]}]) ?[a-z0-9-]{1,63}(?: ?(?:\.|[([{](?:dot|\.)[)\]}]) ?[a-z0-9-]{1,63}){0,3} ?(?:\.|[([{](?:dot|\.)[)\]}]) ?[a-z]{2,24}(?![a-z])/g;

/** Find e-mail addresses in a normalised text. */
export function findEmails(text: string): Span[] {
  return matchSpans(text, email);
}
