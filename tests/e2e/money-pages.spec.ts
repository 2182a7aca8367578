import { castChildId } from '../../prisma/seed/cast';
import { type CastKey, expect, test } from '../support/test';
import { askOne } from './county';

// Many pages with axe on each, on machines that do other things besides.
test.describe.configure({ timeout: 240_000 });

/** Pages about money by who reads them. `{name}` is looked up in the county. */
const PAGES: readonly [CastKey | undefined, readonly string[]][] = [
  [undefined, ['/totals']],
  [
    'guardian-lin',
    [
      '/parent/payments',
      '/parent/statement',
      '/parent/children/{child}/aid',
      '/parent/children/{child}/pick-up',
      '/parent/enrollments/{place}',
      '/parent/enrollments/{place}/withdrawal',
      '/parent/enrollments/{place}/leave',
    ],
  ],
  ['coach-zhou', ['/provider/lessons']],
  ['owner-football', ['/provider/settlements', '/provider/settlements/{ownSettlement}']],
  ['head-xu', ['/school/lessons', '/school/accounts']],
  [
    'officer-shen',
    [
      '/bureau/money',
      '/bureau/ledger',
      '/bureau/ledger/accounts/cash',
      '/bureau/ledger/entries/{entry}',
      '/bureau/programmes',
      '/bureau/programmes/new',
      '/bureau/programmes/{programme}',
      '/bureau/entitlements',
      '/bureau/entitlements/imports',
      '/bureau/entitlements/claims',
      '/bureau/settlements',
      '/bureau/settlements/{settlement}',
      '/bureau/refunds',
      '/bureau/refunds/{refund}',
      '/bureau/bank',
      '/bureau/reconciliation',
      '/bureau/lessons',
    ],
  ],
  ['admin-qian', ['/bureau/settings']],
];

const IDS = `
  SELECT (SELECT id FROM offering WHERE status = 'running' LIMIT 1) AS running,
         (SELECT e.id FROM enrollment e JOIN offering o ON o.id = e.offering_id
           WHERE e.child_id = $1 AND e.status = 'confirmed' AND o.status = 'running' AND e.due_fen > 0 LIMIT 1) AS place,
         (SELECT id FROM journal_entry WHERE kind = 'lesson_earned' ORDER BY number DESC LIMIT 1) AS entry,
         (SELECT id FROM programme ORDER BY position LIMIT 1) AS programme,
         (SELECT id FROM settlement ORDER BY month DESC, id LIMIT 1) AS settlement,
         (SELECT s.id FROM settlement s JOIN membership m ON m.provider_id = s.provider_id
            JOIN cast_member k ON k.user_id = m.user_id AND k.key = 'owner-football' ORDER BY s.month DESC LIMIT 1)
           AS "ownSettlement",
         (SELECT id FROM refund ORDER BY (status = 'failed') DESC, id LIMIT 1) AS refund`;

for (const [who, paths] of PAGES) {
  test(`${who ?? 'a visitor'} can read every page about money`, async ({ page, server, signInAs, visit }) => {
    const child = castChildId('lin-yinuo');
    const ids = await askOne<Record<string, string | null>>(server, 'money', IDS, [child]);
    if (who) await signInAs(who);
    for (const path of paths) {
      // In the school holidays and the first days of a term no class runs that she could be in.
      if (path.includes('{place}') && !ids.running) continue;
      const at = path.replace(/\{(\w+)\}/, (_, name) =>
        name === 'child' ? child : (ids[name] ?? `no-${name}`),
      );
      await visit(at);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
}
