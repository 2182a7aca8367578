// `npm run --silent fees -- quote FILE`, `-- refund FILE`: what a place costs and what comes back of it, without a
// database. JSON on standard output and nothing else. Exit status 0: fine; 2: unusable input, with one JSON object
// { error, path } on standard error.
import { quote } from '~/domain/pricing/quote';
import { refund } from '~/domain/pricing/refund';
import { readQuote } from '~/forms/fees/quote';
import { readRefund } from '~/forms/fees/refund';
import { print, readJson, refuse, runCommand, usable } from './json-command';

const USAGE = 'fees -- quote FILE|- | refund FILE|-';

await runCommand(async ([command, file, ...more]) => {
  if (file === undefined || more.length > 0) refuse(`usage: ${USAGE}`);
  if (command === 'quote') {
    const { fee, aid } = usable(readQuote(await readJson(file)));
    const { lines, subsidyFen, dueFen } = quote(fee, aid);
    return print({ lines, subsidyFen, dueFen });
  }
  if (command === 'refund') return print(refund(usable(readRefund(await readJson(file)))));
  return refuse(`unknown command ${JSON.stringify(command)}; usage: ${USAGE}`);
});
