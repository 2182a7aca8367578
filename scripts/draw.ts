// `npm run --silent draw -- run FILE`, `-- verify FILE`: holds a draw, or counts a published one again, without a
// database. JSON on standard output and nothing else. Exit status 0: fine, or all of it is true; 1: something published
// is not what comes out; 2: unusable input, with one JSON object { error, path } on standard error.
import { createHash } from 'node:crypto';
import { draw } from '~/domain/allocation/draw';
import { NotAMarket } from '~/domain/allocation/market';
import { verifyDraw } from '~/domain/allocation/verify';
import { readDrawClaim, readDrawInput } from '~/forms/allocation/draw';
import { print, readJson, refuse, runCommand, usable } from './json-command';

const USAGE = 'draw -- run FILE|- | verify FILE|-';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

await runCommand(async ([command, file, ...more]) => {
  if (file === undefined || more.length > 0) refuse(`usage: ${USAGE}`);
  if (command === 'run') {
    const input = usable(readDrawInput(await readJson(file)));
    return print(held(() => draw(input, sha256)));
  }
  if (command === 'verify') {
    const claim = usable(readDrawClaim(await readJson(file)));
    const differences = held(() => verifyDraw(claim, sha256));
    print({ verified: differences.length === 0, differences });
    return differences.length === 0 ? 0 : 1;
  }
  return refuse(`unknown command ${JSON.stringify(command)}; usage: ${USAGE}`);
});

/** What the market itself contradicts is said as any other problem of the input. */
function held<Value>(count: () => Value): Value {
  try {
    return count();
  } catch (error) {
    if (error instanceof NotAMarket) return refuse(error.message);
    throw error;
  }
}
