// Imported first by tools that look at a county (`npm run audit`, `npm run reindex`): without a DATABASE_URL they ask
// the demo of this clone, whose launcher keeps its environment beside its data.
import { existsSync, readFileSync } from 'node:fs';

const kept = '.data/environment.json';
if (!process.env.DATABASE_URL && existsSync(kept)) {
  for (const [name, value] of Object.entries(
    JSON.parse(readFileSync(kept, 'utf8')) as Record<string, string>,
  )) {
    process.env[name] ??= value;
  }
}
