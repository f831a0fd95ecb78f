/** What can be written into a table; null is an empty cell. Numbers are finite. */
export type Cell = string | number | boolean | null;
