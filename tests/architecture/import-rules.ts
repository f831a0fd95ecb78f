import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type ModuleFacts, readModule } from './read-module.ts';

/** The parts of the program, and for each the parts that it may import; every part may import itself. */
const MAY_IMPORT = {
  domain: [],
  text: ['domain'],
  agreement: ['domain'],
  scoring: ['domain', 'text', 'agreement'],
  api: ['domain'],
  // Reads and writes the files that people upload and take away.
  tables: ['domain', 'text'],
  // Reads documents of questions and model answers.
  documents: ['domain', 'text'],
  // Derives rubrics, checks them, makes mutants of model answers.
  authoring: ['domain', 'text', 'scoring'],
  port: ['domain', 'text', 'agreement', 'scoring'],
  implementation: ['domain', 'text', 'agreement', 'scoring', 'port'],
  workflows: ['domain', 'text', 'tables', 'documents', 'authoring', 'agreement', 'scoring', 'port'],
  config: ['domain'],
  server: ['domain', 'text', 'tables', 'agreement', 'scoring', 'port', 'workflows', 'api', 'config'],
  // `serve` and the other commands start what compose.ts has put together.
  cli: ['domain', 'text', 'tables', 'agreement', 'scoring', 'port', 'workflows', 'api', 'config', 'server', 'compose'],
  // A thread is a second start of the same program: like a command, it asks compose.ts for what it needs.
  threads: ['domain', 'text', 'tables', 'agreement', 'scoring', 'port', 'workflows', 'api', 'config', 'compose'],
  compose: [
    'domain',
    'text',
    'tables',
    'documents',
    'authoring',
    'agreement',
    'scoring',
    'port',
    'implementation',
    'workflows',
    'api',
    'config',
    'server',
    'threads',
  ],
  web: ['api'],
} as const satisfies Record<string, readonly string[]>;

type Part = keyof typeof MAY_IMPORT;

/** No I/O, clock, randomness or environment: these parts get by without Node. */
const PURE: readonly Part[] = ['domain', 'text', 'authoring', 'agreement', 'scoring', 'api'];

const WHOLE_FOLDERS = [
  'domain',
  'text',
  'agreement',
  'scoring',
  'api',
  'tables',
  'documents',
  'authoring',
  'workflows',
  'threads',
  'server',
  'cli',
  'web',
] as const;

export type Violation = { readonly file: string; readonly rule: string; readonly detail: string };

/**
 * Check source files against the import rules of the project.
 *
 * @param sources text by path from the project's root, with forward slashes: `src/domain/answer.ts`. Files outside
 *   src/ (tests, benchmarks, scripts) may import what they like, except string-similarity.
 * @returns one violation per offence, empty if all rules hold.
 *
 * @example
 * findViolations(new Map([['src/domain/answer.ts', "import '../cli/main.ts'"], ['src/cli/main.ts', '']]));
 * // [{ file: 'src/domain/answer.ts', rule: 'direction', detail: 'domain may not import cli (src/cli/main.ts)' }]
 */
export function findViolations(sources: ReadonlyMap<string, string>): readonly Violation[] {
  const modules = new Map([...sources].map(([file, source]) => [file, readModule(file, source)]));
  const imports = new Map<string, readonly string[]>();
  const violations: Violation[] = [];
  for (const [file, facts] of modules) {
    violations.push(...judgeLibraries(file, facts));
    if (!file.startsWith('src/')) continue;
    const targets = facts.specifiers.filter((it) => it.startsWith('.')).map((it) => resolve(file, it));
    imports.set(file, targets);
    violations.push(...judgeModule(file, facts), ...judgeDirection(file, targets, modules));
  }
  return [...violations, ...findCycles(imports)];
}

/** Which part of the program a file of src/ belongs to, `undefined` if the architecture has no place for it. */
function findPart(file: string): Part | undefined {
  const [, folder = '', ...rest] = file.split('/');
  if (['config.ts', 'config-values.ts', 'access-config.ts'].includes(folder)) return 'config';
  if (
    [
      'compose.ts',
      'open-access.ts',
      'open-services.ts',
      'open-stored-services.ts',
      'open-engines.ts',
      'open-engines-later.ts',
      'open-model-engines.ts',
      'open-model-work.ts',
      'open-authoring.ts',
      'open-proposals.ts',
      'open-rubric-work.ts',
    ].includes(folder)
  )
    return 'compose';
  if (folder === 'rubrics') return 'port';
  if (['engines', 'providers', 'storage'].includes(folder)) return rest.length > 1 ? 'implementation' : 'port';
  return rest.length > 0 ? WHOLE_FOLDERS.find((part) => part === folder) : undefined;
}

function judgeLibraries(file: string, { specifiers }: ModuleFacts): Violation[] {
  const isUsed = specifiers.some((it) => it === 'string-similarity' || it.startsWith('string-similarity/'));
  if (!isUsed || file.startsWith('src/text/')) return [];
  return [{ file, rule: 'string-similarity', detail: 'only src/text/ imports string-similarity' }];
}

function judgeModule(file: string, facts: ModuleFacts): Violation[] {
  const violations: Violation[] = [];
  const report = (rule: string, detail: string) => violations.push({ file, rule, detail });
  const part = findPart(file);
  if (part === undefined) report('place', 'belongs to no layer: move it, or add the layer to the import rules');
  if (facts.isBarrel) report('barrel', 'only re-exports: import from the files themselves');
  if (facts.hasComputedImport) report('computed import', 'computes what it imports: write the specifier out');
  if (facts.readsEnvironment && file !== 'src/config.ts') {
    report('environment', 'reads process.env: only src/config.ts does');
  }
  if (file === 'src/web/vite.config.ts') return violations; // runs in Node, at build time
  for (const specifier of facts.specifiers) {
    if (specifier.startsWith('#') || specifier.startsWith('/') || /^(answer-evaluator|file:)/.test(specifier)) {
      report('relative', `imports ${specifier}: the project's own files are imported by relative path`);
    }
    if (part && (PURE.includes(part) || part === 'web') && isBuiltin(specifier)) {
      report('pure', `${part} may not import ${specifier}`);
    }
  }
  return violations;
}

function judgeDirection(file: string, targets: readonly string[], known: ReadonlyMap<string, unknown>): Violation[] {
  const from = findPart(file);
  if (from === undefined) return [];
  return targets.flatMap((target) => {
    if (/\.(tsx?|m?js)$/.test(target) && !known.has(target)) {
      return [{ file, rule: 'missing', detail: `imports ${target}, which does not exist` }];
    }
    if (!target.startsWith('src/')) return [{ file, rule: 'direction', detail: `src may not import ${target}` }];
    const to = findPart(target);
    if (to === undefined) return []; // reported as misplaced itself
    const isInside = from === to && (to !== 'implementation' || ownFolder(target) === ownFolder(file));
    if (isInside || (MAY_IMPORT[from] as readonly Part[]).includes(to)) return [];
    return [{ file, rule: 'direction', detail: `${from} may not import ${to} (${target})` }];
  });
}

/** `src/engines/keyword` for everything below it: one implementation does not import another. */
function ownFolder(file: string): string {
  return file.split('/').slice(0, 3).join('/');
}

function resolve(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
}

/** Report every import that closes a circle, type-only imports included. */
function findCycles(imports: ReadonlyMap<string, readonly string[]>): Violation[] {
  const violations: Violation[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      const circle = [...path.slice(path.indexOf(file)), file].join(' → ');
      violations.push({ file, rule: 'cycle', detail: circle });
    } else if (!done.has(file)) {
      for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    }
  };
  for (const file of imports.keys()) visit(file, []);
  return violations;
}
