// `npm run reindex`: makes the search anew from the database; the site goes on searching meanwhile.
import './demo-environment';
import './environment';

import { db } from '~/db/client.server';
import { searchEngines } from '~/services/search/engine.server';
import { type ReindexProgress, reindex } from '~/services/search/reindex.server';

const names = { postgres: 'PostgreSQL', meilisearch: 'Meilisearch' };
const terminal = process.stdout.isTTY;
let last = '';

function show({ engine, done, of }: ReindexProgress) {
  const line = `${names[engine]}: ${done} of ${of} offerings`;
  if (terminal) process.stdout.write(`\r${line.padEnd(last.length)}`);
  else if (done === of) console.log(line);
  last = line;
}

try {
  const began = performance.now();
  const found = await reindex(new Date(), show);
  if (terminal && last) process.stdout.write('\n');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const where = searchEngines().meilisearch ? 'PostgreSQL and Meilisearch' : 'PostgreSQL (no MEILI_URL)';
  console.log(`${found} offerings can be found, in ${where}, after ${seconds} s.`);
} finally {
  searchEngines().search.close();
  await db.$disconnect();
}
