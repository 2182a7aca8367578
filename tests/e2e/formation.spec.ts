import { expect, test } from '../support/test';
import { ask, askOne } from './county';

// A whole story with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

test('a deputy head merges a class with too few children into another', async ({
  page,
  server,
  signInAs,
  visit,
  checkA11y,
}) => {
  // Of the two the one that costs no less: nobody is asked for more money than before.
  const price = (offering: string) =>
    `(SELECT count(*) FROM lesson l WHERE l.offering_id = ${offering}.id) * ${offering}.per_lesson_fen
       + ${offering}.materials_fen + ${offering}.service_fen`;
  const small = await askOne<{ id: string; title: string; into: string; children: number }>(
    server,
    'small class with another to merge it into',
    `SELECT o.id, c.title_zh AS title, t.id AS into,
            (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id AND e.status = 'confirmed') AS children
       FROM offering o JOIN course c ON c.id = o.course_id
       JOIN offering t ON t.course_id = o.course_id AND t.school_id = o.school_id AND t.id <> o.id AND t.formation_at IS NOT NULL
      WHERE o.school_id = 'xiangyang' AND o.status = 'open' AND t.status = 'open' AND o.closes_at < now() AND t.closes_at < now()
        AND ${price('t')} <= ${price('o')}
      ORDER BY (SELECT count(*) FROM enrollment e JOIN child k ON k.id = e.child_id
                 WHERE e.offering_id = o.id AND e.status = 'confirmed' AND k.grade = ANY (t.grades)
                   AND NOT EXISTS (SELECT 1 FROM enrollment x JOIN lesson l ON l.offering_id = x.offering_id
                     JOIN offering_slot s ON s.offering_id = t.id AND s.weekday = extract(isodow FROM l.date)
                      WHERE x.child_id = k.id AND x.id <> e.id AND x.status IN ('held', 'confirmed'))) DESC LIMIT 1`,
  );
  await signInAs('head-xu');
  await visit('/school/formation');
  await expect(page.getByRole('heading', { name: '等您决定' })).toBeVisible();
  await visit(`/school/formation/${small.id}`);
  await expect(page.getByText(/到第一次上课那天还没有决定，这个班就照常开课/)).toBeVisible();
  await page.locator(`a[href$="/merge?into=${small.into}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('并班预览');
  await checkA11y();
  const summary = await page
    .getByText(/\d+ 个孩子转过去，\d+ 个转不过去/)
    .first()
    .innerText();
  const [moved = 0, stay = 0] = [...summary.matchAll(/\d+/g)].map(Number);
  expect(moved + stay).toBe(small.children);
  expect(moved).toBeGreaterThan(0);

  await test.step('every child with its money, for a reason', async () => {
    await page.getByRole('textbox', { name: '为什么并班' }).fill('人数不够，并到同一门课的另一个班。');
    await page.getByRole('button', { name: `确认并班，${moved} 个孩子转过去` }).click();
    // The places of a whole class with their money are moved in one go.
    await expect(page.getByText(`已并班：${moved} 个孩子转过去了，大家都收到了通知。`)).toBeVisible({
      timeout: 30_000,
    });
    await checkA11y();
  });

  const places = await ask<{ id: string }>(
    server,
    `SELECT e.id FROM enrollment e JOIN quote_revision r ON r.enrollment_id = e.id AND r.reason = 'merged'
      WHERE e.offering_id = $1 AND e.status = 'confirmed'`,
    [small.into],
  );
  expect(places.length).toBeLessThanOrEqual(moved);
  const left = await askOne<{ status: string; live: number }>(
    server,
    'merged class',
    `SELECT o.status::text, (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = o.id AND e.status IN ('held', 'confirmed')) AS live
       FROM offering o WHERE o.id = $1`,
    [small.id],
  );
  expect(left).toEqual({ status: 'merged', live: 0 });
  await visit(`/school/offerings/${small.id}`);
  await expect(page.getByText('这个班并到了另一个班')).toBeVisible();
});
