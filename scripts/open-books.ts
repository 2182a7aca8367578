// `tsx scripts/open-books.ts`: brings places into the ledger that were taken before there was one. Part of a migration
// that finds such places (scripts/launch/database.mjs); it needs nothing else of the environment.
import { clientAt } from '~/db/client-at.server';
import { openBooks } from '~/services/ledger/open-books.server';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is not set.');
const client = clientAt(url);
try {
  console.log(`${await openBooks(client, new Date())} places brought into the ledger.`);
} finally {
  await client.$disconnect();
}
