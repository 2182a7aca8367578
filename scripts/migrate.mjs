// `npm run db:migrate`: brings the database at DATABASE_URL to the schema of this clone.
import { migrate } from './launch/database.mjs';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('DATABASE_URL is not set.');
  process.exit(1);
}
await migrate(url);
console.log('The database is up to date.');
