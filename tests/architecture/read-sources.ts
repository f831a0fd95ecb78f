import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const FOLDERS = ['src', 'bench', 'tests', 'scripts', 'bin'];

/** Read all source files of the project, by path from its root with forward slashes. */
export function readSources(root: string): ReadonlyMap<string, string> {
  const files = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const sources = files.filter((file) => /\.(tsx?|mts|m?js|jsx)$/.test(file)).sort();
  return new Map(sources.map((file) => [file.replaceAll(sep, '/'), readFileSync(join(root, file), 'utf8')]));
}
