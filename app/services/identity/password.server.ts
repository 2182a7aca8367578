import { hash, verify } from '@node-rs/argon2';

// argon2id (the library's default algorithm) with the OWASP parameters: 19 MiB, 2 passes, 1 lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, salted, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** False also for a hash that is none. */
export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password).catch(() => false);
}

let stranger: Promise<string> | undefined;

/** Takes as long as checking a real password, so that the clock does not tell which addresses have an account. */
export async function checkAgainstNobody(password: string): Promise<void> {
  stranger ??= hashPassword('nobody has this one');
  await passwordMatches(await stranger, password);
}
