import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== 'Z';
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const stateOf = (pid) => statOf(pid)?.[0];

/** When the process began, as the system tells it: tells a process from a later one with the same id. */
export function birthOf(pid) {
  if (existsSync('/proc/self/stat')) return statOf(pid)?.[19];
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Is the process that was recorded as `{ pid, birth }` still the one that has this id? */
export function isStill(recorded) {
  return isAlive(recorded.pid) && birthOf(recorded.pid) === recorded.birth;
}

/** Asks a process to end and, after `patience` ms, makes it. */
export async function end(pid, { signal = 'SIGTERM', patience = 10_000 } = {}) {
  if (!isAlive(pid)) return;
  send(pid, signal);
  if (await isGoneWithin(pid, patience)) return;
  send(pid, 'SIGKILL');
  await isGoneWithin(pid, 5_000);
}

async function isGoneWithin(pid, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Processes that work in this folder (Linux; elsewhere none are found and the recorded ids must do). */
export function workingIn(folder) {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}
