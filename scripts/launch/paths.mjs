import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Logs, secrets, uploads and, where they can be, the embedded servers' data. Ignored by git. */
export const dataFolder = path.resolve(root, process.env.DATA_DIR || '.data');

/** Where the embedded servers' data goes when their account cannot reach `dataFolder`. */
export const reachableElsewhere = path.join(
  '/var/tmp',
  `after-school-supermarket-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`,
);

export const inRoot = (...parts) => path.join(root, ...parts);
