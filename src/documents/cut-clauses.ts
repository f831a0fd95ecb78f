import { measureText } from './measure-text.ts';
import { markBracketed } from './open-brackets.ts';

/** A clause that is shorter says too little to be a point: 12 Han characters, or 36 letters. */
const clauseLengthMin = 36;

/** A clause that only says when, why or although; what it leads to belongs to it. */
const subordinate =
  /^(?:如果|假如|若|当|由于|因为|虽然|尽管|只有|只要|即使|除非|无论|不管|为了|对于|(?:if|when|while|because|although|since|as|after|before|unless|once)\b)|(?:时|后|前|中|下|的话)[，,]$/i;

/**
 * Cut pieces of running text further, at commas and ends of sentences, into clauses of 12 Han characters or more. Clauses that need
 * each other stay together, and so does what stands in brackets or quotations.
 *
 * @param most number of clauses that should not be exceeded; where commas give more, only longer clauses are cut off
 * @returns all of the text, in order
 */
export function cutClauses(pieces: readonly string[], most: number): readonly string[] {
  const total = pieces.reduce((sum, piece) => sum + measureText(piece), 0);
  let length = clauseLengthMin;
  let clauses = pieces.flatMap((piece) => cutPiece(piece, length));
  while (clauses.length > Math.max(most, pieces.length)) {
    length = Math.max(1.2 * length, total / most);
    clauses = pieces.flatMap((piece) => cutPiece(piece, length));
  }
  return clauses;
}

function cutPiece(piece: string, lengthMin: number): readonly string[] {
  const cuts: number[] = [];
  let length = 0;
  let start = 0;
  for (const end of findEnds(piece)) {
    const part = piece.slice(start, end);
    start = end;
    length += measureText(part);
    if (length < lengthMin || subordinate.test(part.trim())) continue;
    cuts.push(end);
    length = 0;
  }
  const last = cuts.at(-1) ?? 0;
  if (measureText(piece.slice(last)) < lengthMin) cuts.pop();
  return [0, ...cuts].map((from, index) => piece.slice(from, cuts[index]).trim());
}

/** Positions behind the commas and full stops. */
function findEnds(text: string): readonly number[] {
  const inside = markBracketed(text);
  const ends = [...text.matchAll(/[，；;。！？!?]|[,.](?=\s)/g)];
  return ends.flatMap(({ index }) => (inside[index] === 0 ? [index + 1] : []));
}
