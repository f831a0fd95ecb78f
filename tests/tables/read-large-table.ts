// Run by large-table.test.ts in a process of its own, with little memory: reads a table to its end and says what that took.
import { openTable } from '../../src/tables/open-table.ts';

const [, , file = ''] = process.argv;
const startedAt = process.cpuUsage();
const table = await openTable(file, { fileName: file });
const counts = { rows: 0, problems: 0, characters: 0 };
for await (const row of table.rows()) {
  if ('problem' in row) counts.problems += 1;
  else {
    counts.rows += 1;
    counts.characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
  }
}
const { user, system } = process.cpuUsage(startedAt);
const maxRssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ...counts, cpuMs: (user + system) / 1000, maxRssMb }));
