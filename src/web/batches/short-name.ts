/** In UTF-16 units. Where a file has no header, a whole answer is the name of a column. */
const shownLength = 40;

/** Cut the name of a column where a sentence mentions it. */
export function shortName(name: string): string {
  return name.length > shownLength ? `${name.slice(0, shownLength).toWellFormed()}…` : name;
}
