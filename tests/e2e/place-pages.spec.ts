import { castChildId } from '../../prisma/seed/cast';
import { type CastKey, expect, test } from '../support/test';
import { askOne } from './county';

// Many pages with axe on each, on machines that do other things besides.
test.describe.configure({ timeout: 300_000 });

/** Pages about places by who reads them. `{name}` is looked up in the county. */
const PAGES: readonly [CastKey | undefined, readonly string[]][] = [
  [
    undefined,
    [
      '/draws',
      '/draws/{drawn}',
      '/draws/{drawn}/replay',
      '/draws/{frozen}',
      '/draws/{open}',
      '/offerings/{wished}',
      '/offerings/{choice}',
      '/offerings/{line}',
      '/api',
      '/api/problems',
      '/api/operations/findCourses',
      '/api/operations/saveWishes',
    ],
  ],
  [
    'guardian-lin',
    [
      '/parent/wishes',
      '/parent/wishes/{open}',
      '/parent/wishes/{frozen}',
      '/parent/waiting',
      '/parent/waiting/{waits}',
      '/parent/offerings/{line}/waiting',
      '/parent/offerings/{choice}/waiting',
      '/account/tokens',
    ],
  ],
  [
    'guardian-chen',
    ['/parent', '/parent/wishes/{drawn}', '/parent/wishes/{open}/withdrawal', '/parent/waiting/{offer}'],
  ],
  [
    'head-xu',
    ['/school/waiting', '/school/waiting/{choice}', '/school/formation', '/school/formation/{small}'],
  ],
  [
    'officer-shen',
    [
      '/bureau/draws',
      '/bureau/draws/new',
      '/bureau/draws/{drawn}',
      '/bureau/draws/{frozen}',
      '/bureau/draws/{frozen}/preview',
      '/bureau/draws/{frozen}/holding',
      '/bureau/draws/{open}',
      '/bureau/waiting',
      '/bureau/waiting/{line}',
    ],
  ],
  ['admin-qian', ['/bureau/settings']],
];

const IDS = `
  SELECT (SELECT id FROM draw WHERE status = 'drawn' ORDER BY closes_at LIMIT 1) AS drawn,
         (SELECT id FROM draw ORDER BY closes_at OFFSET 1 LIMIT 1) AS frozen,
         (SELECT id FROM draw WHERE status = 'announced' AND closes_at > now() LIMIT 1) AS open,
         (SELECT o.id FROM offering o JOIN draw d ON d.id = o.draw_id WHERE d.status = 'announced' ORDER BY o.id LIMIT 1) AS wished,
         (SELECT id FROM offering WHERE allocation = 'school_choice' AND school_id = 'xiangyang' LIMIT 1) AS choice,
         (SELECT w.offering_id FROM waiting_entry w JOIN offering o ON o.id = w.offering_id
           WHERE w.child_id = $1 AND o.allocation = 'first_come' ORDER BY w.joined_at LIMIT 1) AS line,
         (SELECT w.id FROM waiting_entry w JOIN offering o ON o.id = w.offering_id
           WHERE w.child_id = $1 AND o.allocation = 'first_come' ORDER BY w.joined_at LIMIT 1) AS waits,
         (SELECT id FROM waiting_entry WHERE child_id = $2 AND offer_until IS NOT NULL LIMIT 1) AS offer,
         (SELECT o.id FROM offering o WHERE o.school_id = 'xiangyang' AND o.formation_at IS NOT NULL
             AND o.closes_at < now() AND o.first_date > current_date AND o.status IN ('open', 'merged') ORDER BY o.id LIMIT 1) AS small`;

for (const [who, paths] of PAGES) {
  test(`${who ?? 'a visitor'} can read every page about places`, async ({
    page,
    server,
    signInAs,
    visit,
    isMobile,
  }) => {
    test.skip(isMobile && (who?.startsWith('officer') || who?.startsWith('admin')) === true, 'a desk');
    const children = [castChildId('lin-yinuo'), castChildId('chen-muyang')];
    const ids = await askOne<Record<string, string | null>>(server, 'draws', IDS, children);
    if (who) await signInAs(who);
    for (const path of paths) {
      const at = path.replace(/\{(\w+)\}/, (_, name) => ids[name] ?? `no-${name}`);
      await test.step(path, async () => {
        await visit(at);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      });
    }
  });
}
