/** PostgreSQL would sort text by the rules of some language otherwise; ids and times are to sort alike in both databases. */
export const sortByBytes = (statement: string): string => statement.replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"');
