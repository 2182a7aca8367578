// `npm run token -- --as NAME`: makes a token of the API for one of the demo's people and shows a request with it. NAME
// is a key or a name of the cast (/demo lists them). Refused outside a demo: there people make their own at
// /account/tokens. Exit status 2: nobody of that name.
import './demo-environment';
import './environment';

import { parseArgs } from 'node:util';
import { db } from '~/db/client.server';
import { SCOPES } from '~/domain/access/scopes';
import { curlOf } from '~/domain/api/curl';
import { env } from '~/http/env.server';
import { tokenForCast } from '~/services/api/token-for-cast.server';

const { values } = parseArgs({
  options: { as: { type: 'string' }, days: { type: 'string' } },
  strict: false,
});
const name = typeof values.as === 'string' ? values.as : '';
const days = Number(values.days ?? 90);

if (!name || !Number.isInteger(days) || days < 1) {
  console.error('Usage: npm run token -- --as NAME [--days N]');
  process.exitCode = 2;
} else {
  const made = await tokenForCast({ name, days }, new Date());
  if (made.kind === 'done') print(made);
  else {
    console.error(words(made));
    process.exitCode = made.kind === 'unknown' ? 2 : 1;
  }
}
await db.$disconnect();

type Made = Awaited<ReturnType<typeof tokenForCast>>;

function print({ token, scopes, expiresAt }: Extract<Made, { kind: 'done' }>): void {
  const path = scopes.length > 1 ? '/children' : '/draws';
  console.log(token);
  console.error(`\nScopes: ${SCOPES.filter((scope) => scopes.includes(scope)).join(' ')}`);
  console.error(`Until: ${expiresAt.toISOString()}\n`);
  console.error(curlOf({ method: 'GET', url: `${env().BASE_URL}/api/v1${path}`, token }));
  console.error(`\nReference: ${env().BASE_URL}/api`);
}

function words(made: Exclude<Made, { kind: 'done' }>): string {
  if (made.kind === 'no_demo') {
    return 'This command is there in the demo only. People make their tokens themselves, at /account/tokens.';
  }
  if (made.kind === 'unknown') return `Nobody is called ${name}. There are: ${made.names.join(', ')}`;
  return 'There are too many valid tokens of this person already; revoke some at /account/tokens.';
}
