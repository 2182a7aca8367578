import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf, end, isStill } from './processes.mjs';

/**
 * The processes a launcher has started, ended in the reverse order. Each is its own process group, so
 * that Ctrl-C in a terminal reaches only the launcher and nothing loses its database while it finishes.
 */
export class Children {
  #running = [];
  #ending = false;
  #record;
  #launcher;

  /**
   * @param {{ logs: string, record?: string, onUnexpectedEnd?: (name: string, logFile: string) => void }} options
   *   `record`: the file that names the running processes for a later start
   */
  constructor({ logs, record, onUnexpectedEnd = () => {} }) {
    this.logs = logs;
    this.#record = record;
    this.#launcher = { pid: process.pid, birth: birthOf(process.pid) };
    this.onUnexpectedEnd = onUnexpectedEnd;
    mkdirSync(logs, { recursive: true });
    this.#write();
  }

  /**
   * Starts a process whose output goes to `<name>.log`.
   *
   * @param {string} name
   * @param {string} command
   * @param {readonly string[]} args
   * @param {{ env?: Record<string, string | undefined>, cwd?: string, account?: { uid: number, gid: number } | null, ipc?: boolean, signal?: NodeJS.Signals }} [ways]
   */
  start(name, command, args, { env, cwd, account, ipc = false, signal = 'SIGTERM' } = {}) {
    const logFile = path.join(this.logs, `${name}.log`);
    const output = openSync(logFile, 'w', 0o600);
    /** @type {import('node:child_process').ChildProcess} */
    const child = spawn(command, args, {
      cwd,
      env,
      detached: process.platform !== 'win32',
      stdio: ipc ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    closeSync(output);
    const entry = { name, child, signal, logFile, ended: false };
    entry.closed = new Promise((resolve) => {
      child.once('error', (error) => {
        entry.ended = true;
        resolve({ error });
      });
      child.once('exit', (code, byWhat) => {
        entry.ended = true;
        resolve({ code, byWhat });
        if (!this.#ending && !entry.expected) this.onUnexpectedEnd(name, logFile);
      });
    });
    this.#running.push(entry);
    this.#write();
    return entry;
  }

  /** Ends one of them. */
  async stop(entry) {
    entry.expected = true;
    if (!entry.ended && entry.child.pid) await end(entry.child.pid, { signal: entry.signal });
    this.#running = this.#running.filter((one) => one !== entry);
    this.#write();
  }

  /** Ends all of them, the last started first. */
  async stopAll() {
    this.#ending = true;
    for (const entry of [...this.#running].reverse()) await this.stop(entry);
    if (this.#record) rmSync(this.#record, { force: true });
  }

  /** More for the record, e.g. the port people use. */
  note(facts) {
    this.facts = { ...this.facts, ...facts };
    this.#write();
  }

  #write() {
    if (!this.#record) return;
    const children = this.#running
      .filter((entry) => entry.child.pid)
      .map(({ name, child, signal }) => ({ name, signal, pid: child.pid, birth: birthOf(child.pid) }));
    writeFileSync(
      this.#record,
      JSON.stringify({ launcher: this.#launcher, children, ...this.facts }, null, 2),
    );
  }
}

/** The last lines of a child's output, for an error message. */
export function tailOf(logFile, lines = 15) {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * Looks at the record of an earlier run: a launcher that still lives is told of, what one left behind
 * when it was killed is ended.
 *
 * @returns {Promise<{ runningPid?: number, port?: number, ended: string[] }>}
 */
export async function endLeftovers(record) {
  let earlier;
  try {
    earlier = JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return { ended: [] };
  }
  if (isStill(earlier.launcher) && earlier.launcher.pid !== process.pid) {
    return { runningPid: earlier.launcher.pid, port: earlier.port, ended: [] };
  }
  const ended = [];
  for (const child of [...earlier.children].reverse()) {
    if (!isStill(child)) continue;
    await end(child.pid, { signal: child.signal });
    ended.push(child.name);
  }
  rmSync(record, { force: true });
  return { ended };
}
