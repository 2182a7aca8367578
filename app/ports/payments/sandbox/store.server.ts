import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState, type State } from './records';

export type Store = {
  state: State;
  /** Resolves when everything changed so far is on disk. Calls that come together share one write. */
  commit(): Promise<void>;
};

async function writeAtomically(file: string, text: string): Promise<void> {
  const draft = `${file}.tmp`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

function read(file: string): State {
  try {
    return { ...emptyState(), ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw new Error(`The practice till cannot read ${file}`, { cause: error });
  }
}

/** Opens the books. Without a file they are forgotten when the process ends. */
export function openStore(file: string | undefined): Store {
  if (!file) return { state: emptyState(), commit: () => Promise.resolve() };
  mkdirSync(dirname(file), { recursive: true });
  const state = read(file);
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  return {
    state,
    commit() {
      waiting ??= running
        .catch(() => undefined) // the failure belongs to those who waited for that write
        .then(() => {
          waiting = null;
          running = writeAtomically(file, JSON.stringify(state));
          return running;
        });
      return waiting;
    },
  };
}
