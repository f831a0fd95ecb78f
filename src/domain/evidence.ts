/** A half-open range `[start, end)` in UTF-16 code units of the text as submitted. */
export type Span = {
  readonly start: number;
  readonly end: number;
};

/** Words of the answer that prove a verdict. `text` is always `answer.slice(start, end)`. */
export type Evidence = Span & { readonly text: string };

/** Cut the evidence for a span out of the answer as submitted. */
export function evidenceAt(answerText: string, { start, end }: Span): Evidence {
  return { start, end, text: answerText.slice(start, end) };
}

/** Say whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
