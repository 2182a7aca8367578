// `npm run audit`: verifies the audit chain from its first event to its last and every invariant that the database
// can answer. Exit status 0 when all holds, 1 with what broke. `--json` prints the report for a machine.
import './demo-environment';
import './environment';

import { db } from '~/db/client.server';
import { sealAudit, verifyChain } from '~/services/audit/chain.server';
import { brokenInvariants, INVARIANTS } from '~/services/audit/invariants.server';

await sealAudit();
const chain = await verifyChain();
const broken = await brokenInvariants();
const ok = chain.brokenAt === null && broken.length === 0;

if (process.argv.includes('--json')) {
  const report = {
    ok,
    chain: { ...chain, brokenAt: chain.brokenAt === null ? null : Number(chain.brokenAt) },
    broken,
  };
  console.log(JSON.stringify(report, null, 2));
} else {
  console.log(
    chain.brokenAt === null
      ? `Audit chain: ${chain.verified} events verified, head ${chain.head ?? 'none'}`
      : `Audit chain: BROKEN at event ${chain.brokenAt} (${chain.verified} verified before it)`,
  );
  for (const { number, name, count, examples } of broken) {
    console.log(`Invariant ${number} BROKEN: ${name}: ${count} (${examples.join(', ')})`);
  }
  console.log(`Invariants: ${INVARIANTS.length - broken.length} of ${INVARIANTS.length} checks hold`);
}
await db.$disconnect();
process.exitCode = ok ? 0 : 1;
