import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell comes first: it draws no window around each page, which takes time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
];

/** Where installers put a Chromium without adding it to PATH. */
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Find a Chromium for the browser tests: the file named by CHROMIUM_PATH and no other if that is set, else the
 * first on PATH, by the order of names above, or in a usual place.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {(path: string) => boolean} isExecutable
 * @returns {string | undefined} undefined when there is none
 */
export function findChromium(environment = process.env, isExecutable = canExecute) {
  const { CHROMIUM_PATH: chosen, PATH: path = '' } = environment;
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const folders = path.split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find(isExecutable);
}

/** @param {string} path */
function canExecute(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
