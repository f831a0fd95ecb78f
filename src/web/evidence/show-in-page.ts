/** Bring the mark of a piece of evidence into view; it is in the answer's own scrolling box. */
export function showInAnswer(criterionNumber: number, start: number): void {
  const marks = document.querySelectorAll<HTMLElement>(`[data-criteria~="${criterionNumber}"]`);
  // A mark may begin a little before the evidence: it never cuts a visible character in two.
  const mark = [...marks].findLast((it) => Number(it.dataset.start) <= start) ?? marks[0];
  mark?.scrollIntoView({ block: 'center', behavior: scrollBehaviour() });
}

/** Bring a criterion's card into view and put the focus on it. */
export function showCriterion(criterionNumber: number): void {
  const card = document.getElementById(`criterion-${criterionNumber}`);
  card?.scrollIntoView({ block: 'nearest', behavior: scrollBehaviour() });
  card?.focus({ preventScroll: true });
}

function scrollBehaviour(): ScrollBehavior {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
