// What the commands that read one JSON file and print JSON have in common: rules, fees, draw. JSON on standard output
// and nothing else. Exit status 2: unusable input, with one JSON object { error, path } on standard error.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { InputProblem, Read } from '~/forms/rules/problem';

/** Thrown where the input cannot be used; ends the process with status 2. */
class Unusable extends Error {
  constructor(readonly problem: InputProblem) {
    super(problem.error);
  }
}

/** Runs a command with the words after its name; what it returns is the exit status. */
export async function runCommand(command: (args: string[]) => Promise<number>): Promise<void> {
  // Whoever reads only the head of the answer closes the pipe early: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${JSON.stringify(error.problem)}\n`);
    process.exitCode = 2;
  }
}

/** The content of a JSON file; `-` is standard input. Ends the command when there is none. */
export async function readJson(file: string): Promise<unknown> {
  const read = file === '-' ? text(process.stdin) : readFile(file, 'utf8');
  const content = await read.catch((error: Error) => refuse(`cannot read ${file}: ${error.message}`));
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(`${file === '-' ? 'standard input' : file} is no JSON: ${(error as Error).message}`);
  }
}

/** The value that was read; ends the command with what is wrong where. */
export function usable<Value>(read: Read<Value>): Value {
  if ('problem' in read) throw new Unusable(read.problem);
  return read.value;
}

/** Ends the command. */
export function refuse(error: string): never {
  throw new Unusable({ error, path: '' });
}

/** Prints an answer; returns exit status 0. */
export function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}
