import { db } from '~/db/client.server';
import { brokenInvariants } from '~/services/audit/invariants.server';

/**
 * Writes around the guards, as nobody can in the running system, looks, and takes it back.
 *
 * @returns number and name of every invariant that was seen broken
 */
export async function broken(sql: string | readonly string[], now: Date): Promise<string[]> {
  const undo = new Error('undo');
  let found: string[] = [];
  await db
    .$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
        for (const statement of typeof sql === 'string' ? [sql] : sql) {
          if ((await tx.$executeRawUnsafe(statement)) === 0 && !/^\s*(ALTER|DROP)/.test(statement))
            throw new Error(`a control that changes nothing: ${statement}`);
        }
        found = (await brokenInvariants(tx, now)).map(({ number, name }) => `${number} ${name}`);
        throw undo;
      },
      { timeout: 120_000 },
    )
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return found;
}

/** Invariants that no control names. */
export function uncontrolled(
  invariants: readonly { readonly number: number; readonly name: string }[],
  controls: readonly (readonly [name: string, ...unknown[]])[],
): string[] {
  const seen = new Set(controls.map(([name]) => name));
  return invariants.map(({ number, name }) => `${number} ${name}`).filter((each) => !seen.has(each));
}
