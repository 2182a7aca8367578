// Imported first by whatever opens a port or a database: says in words why the process may not start.
import { EnvRefused, env } from '~/http/env.server';

try {
  env();
} catch (error) {
  if (!(error instanceof EnvRefused)) throw error;
  console.error(error.message);
  process.exit(1);
}
