// A worker of its own that settles a month, says so after every provider, and waits for a line before the next.
import { createInterface } from 'node:readline';
import { settleMonth } from '~/services/settlement/settle-month.server';

const [month = '', now = '', runId] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

await settleMonth(
  {
    month,
    runId,
    onStep: async ({ done }) => {
      console.log(`done ${done}`);
      await lines.next();
    },
  },
  new Date(now),
);
process.exit(0);
