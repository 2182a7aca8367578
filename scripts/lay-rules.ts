// `tsx scripts/lay-rules.ts`: brings the rule book of this clone into the database at DATABASE_URL. Part of every
// migration (scripts/launch/database.mjs); it needs nothing else of the environment.
import { clientAt } from '~/db/client-at.server';
import { layRuleBook } from '~/services/rules/lay-book.server';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
const client = clientAt(url);
try {
  const added = await layRuleBook(client, new Date());
  console.log(`${added} versions of rules added.`);
} finally {
  await client.$disconnect();
}
