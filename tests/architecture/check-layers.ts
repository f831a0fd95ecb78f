// The step `layers` of `npm run check`: prints what breaks the import rules.
import { findViolations } from './import-rules.ts';
import { readSources } from './read-sources.ts';

const sources = readSources(process.cwd());
const violations = findViolations(sources);
for (const { file, rule, detail } of violations) console.error(`${file}: ${rule}: ${detail}`);
console.log(`${sources.size} files, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
