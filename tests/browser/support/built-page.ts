import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashWebInputs } from '../../../scripts/setup-web.mjs';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const webFolder = join(projectRoot, 'dist', 'web');
const webStamp = join(projectRoot, 'dist', '.web-stamp');

/**
 * Folder of the built page. `npm test` has built it before; a single test run builds it where it is missing or older
 * than its source. Test files run side by side, so it is built elsewhere and moved into place whole.
 */
export function providePage(): string {
  const inputs = hashWebInputs(projectRoot);
  const isBuilt = existsSync(join(webFolder, 'index.html')) && existsSync(webStamp);
  if (isBuilt && readFileSync(webStamp, 'utf8') === inputs) return webFolder;
  const scratch = mkdtempSync(join(projectRoot, 'node_modules', '.web-'));
  const outDir = join(scratch, 'new');
  const source = join(projectRoot, 'src', 'web');
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = [
    '--config',
    join(source, 'vite.config.ts'),
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  // In a process of its own: under vitest's NODE_ENV React would be built for development.
  execFileSync(process.execPath, [vite, 'build', source, ...options], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  mkdirSync(dirname(webFolder), { recursive: true });
  if (existsSync(webFolder)) renameSync(webFolder, join(scratch, 'old'));
  renameSync(outDir, webFolder);
  writeFileSync(webStamp, inputs);
  rmSync(scratch, { recursive: true, force: true });
  return webFolder;
}
