import { castChildId } from '../../prisma/seed/cast';
import { type CastKey, expect, test } from '../support/test';
import { ask, askOne, keepOnSale, TODAY } from './county';

// A whole story with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

const CHILD = '林一诺';

test('a parent waits for a full class; another cancels, and the place is offered and accepted', async ({
  page,
  server,
  signInAs,
  openAs,
  visit,
  checkA11y,
}) => {
  const full = await askOne<{ id: string; title: string; place: string; user: string }>(
    server,
    'class that fits and has children',
    `SELECT o.id, c.title_zh AS title, e.id AS place, g.user_id AS user
       FROM offering o JOIN course c ON c.id = o.course_id
       JOIN enrollment e ON e.offering_id = o.id AND e.status = 'confirmed'
       JOIN guardian g ON g.id = e.guardian_id
      WHERE o.school_id = 'xiangyang' AND o.status = 'open' AND o.allocation = 'first_come' AND o.payer = 'county'
        AND 3 = ANY (o.grades) AND o.opens_at < now() AND o.closes_at > now()
        AND places_taken(o.id) >= o.minimum
        AND NOT EXISTS (SELECT 1 FROM waiting_entry w WHERE w.offering_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM cast_member m WHERE m.user_id = g.user_id)
        AND NOT EXISTS (SELECT 1 FROM lesson l JOIN enrollment x ON x.offering_id = l.offering_id
          JOIN offering_slot s ON s.offering_id = o.id
          WHERE x.child_id = $1 AND x.status IN ('held', 'confirmed') AND l.date >= ${TODAY}
            AND extract(isodow FROM l.date) = s.weekday)
      ORDER BY places_taken(o.id) < o.capacity, o.closes_at DESC, o.id, e.id LIMIT 1`,
    [castChildId('lin-yinuo')],
  );
  await keepOnSale(server, full.id);
  await ask(server, 'UPDATE offering SET capacity = places_taken(id) WHERE id = $1', [full.id]); // as it mostly is
  // The demo's door lets in whoever is of the cast: for this story another parent is.
  await ask(server, "INSERT INTO cast_member (key, user_id, position) VALUES ('guardian-other', $1, 99)", [
    full.user,
  ]);

  await test.step('she joins the line from the page of the class', async () => {
    await signInAs('guardian-lin');
    await visit(`/offerings/${full.id}`);
    await page.getByRole('link', { name: '排队候补' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(full.title);
    await checkA11y();
    await page.getByRole('button', { name: '排队候补' }).click();
    await expect(page.getByText('已经排上队，轮到了会通知您。')).toBeVisible();
    await expect(page).toHaveURL(/\/parent\/waiting\//);
    await checkA11y();
    await expect(page.getByText(`前面没有人。下一个空出来的名额就是${CHILD}的。`)).toBeVisible();
  });
  const entry = page.url();

  await test.step('another parent gives a place back', async () => {
    const other = await openAs('guardian-other' as CastKey);
    await visit(`/parent/enrollments/${full.place}`, other);
    await other.getByRole('link', { name: '取消报名' }).click();
    await expect(other.getByRole('button', { name: '确认取消报名' })).toBeVisible();
    await checkA11y(other);
    await other.getByRole('button', { name: '确认取消报名' }).click();
    await expect(other.getByText('已经取消报名。')).toBeVisible();
    await checkA11y(other);
  });

  await test.step('it is hers to take, at once', async () => {
    await visit('/parent');
    await expect(page.getByText(`${CHILD}的“${full.title}”有名额了`)).toBeVisible();
    await visit(entry);
    await expect(page.getByText(/^名额留到 /).first()).toBeVisible();
    for (const consent of await page.getByRole('checkbox', { name: /^我同意/ }).all()) await consent.check();
    await page.getByRole('button', { name: '接受名额' }).click();
    await expect(page).toHaveURL(/\/parent\/enrollments\//);
    await expect(page.getByText('名额是您的了。')).toBeVisible();
    await expect(page.getByText('报上了', { exact: true })).toBeVisible();
    await checkA11y();
    await visit(entry);
    await expect(page.getByText('已经接受')).toBeVisible();
    await visit('/parent/waiting');
  });
});
