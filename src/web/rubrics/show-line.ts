/** Id of the element that shows a line of the source. */
export function lineId(line: number): string {
  return `source-line-${line}`;
}

/** Bring a line of the source into view and put the focus on it. */
export function showLine(line: number): void {
  const element = document.getElementById(lineId(line));
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  element?.focus({ preventScroll: true });
}
