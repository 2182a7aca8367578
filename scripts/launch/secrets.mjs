import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const base64 = (bytes = 32) => randomBytes(bytes).toString('base64');

/** Secrets of this clone's demo, made once and kept beside its data, which they encrypt. */
export function secretsIn(folder) {
  const file = path.join(folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = makeSecrets();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

export function makeSecrets() {
  return {
    postgresPassword: randomBytes(18).toString('hex'),
    meilisearchKey: randomBytes(18).toString('hex'),
    env: {
      SESSION_SECRET: base64(),
      METRICS_TOKEN: base64(),
      PUPIL_NUMBER_KEYS: `demo1:${base64()}`,
      PUPIL_NUMBER_HASH_KEY: base64(),
    },
  };
}
