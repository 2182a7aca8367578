// `npm run --silent fees -- quote FILE`, `-- refund FILE`: what a place costs and what comes back of it, without a
// database. JSON on standard output and nothing else. Exit status 0: fine; 2: unusable input, with one JSON object
// { error, path } on standard error.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { quote } from '~/domain/pricing/quote';
import { refund } from '~/domain/pricing/refund';
import { readQuote } from '~/forms/fees/quote';
import { readRefund } from '~/forms/fees/refund';
import type { InputProblem, Read } from '~/forms/rules/problem';

const USAGE = 'fees -- quote FILE|- | refund FILE|-';

/** Thrown where the input cannot be counted; ends the process with status 2. */
class Unusable extends Error {
  constructor(readonly problem: InputProblem) {
    super(problem.error);
  }
}

// Whoever reads only the head of the answer closes the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.stdout.write(`${JSON.stringify(await run(process.argv.slice(2)), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.stderr.write(`${JSON.stringify(error.problem)}\n`);
  process.exitCode = 2;
}

async function run([command, file, ...more]: string[]): Promise<unknown> {
  if (file === undefined || more.length > 0) refuse(`usage: ${USAGE}`);
  if (command === 'quote') {
    const { fee, aid } = usable(readQuote(await json(file)));
    const { lines, subsidyFen, dueFen } = quote(fee, aid);
    return { lines, subsidyFen, dueFen };
  }
  if (command === 'refund') return refund(usable(readRefund(await json(file))));
  return refuse(`unknown command ${JSON.stringify(command)}; usage: ${USAGE}`);
}

async function json(file: string): Promise<unknown> {
  const read = file === '-' ? text(process.stdin) : readFile(file, 'utf8');
  const content = await read.catch((error: Error) => refuse(`cannot read ${file}: ${error.message}`));
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(`${file === '-' ? 'standard input' : file} is no JSON: ${(error as Error).message}`);
  }
}

function usable<Value>(read: Read<Value>): Value {
  if ('problem' in read) throw new Unusable(read.problem);
  return read.value;
}

function refuse(error: string): never {
  throw new Unusable({ error, path: '' });
}
