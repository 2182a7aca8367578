import { castUserId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { ask, askOne, keepOnSale, TODAY, untilFresh } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 240_000 });
test.use({ actionTimeout: 20_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

test('whoever may no longer teach is replaced with one press, and families wait meanwhile', async ({
  openAs,
  server,
  visit,
  checkA11y,
}) => {
  const sold = await askOne<{
    id: string;
    title: string;
    school: string;
    provider: string;
    coach: string;
    name: string;
    lessons: number;
  }>(
    server,
    'class that the club sells at this school',
    `SELECT o.id, c.title_zh AS title, s.name_zh AS school, c.provider_id AS provider, i.id AS coach,
       i.name_zh AS name, count(l.id)::int AS lessons
     FROM offering o JOIN course c ON c.id = o.course_id JOIN school s ON s.id = o.school_id
     JOIN offering_staff os ON os.offering_id = o.id AND os.role = 'lead' JOIN instructor i ON i.id = os.instructor_id
     JOIN lesson l ON l.offering_id = o.id AND l.status = 'planned' AND l.date >= ${TODAY}
     JOIN lesson_staff ls ON ls.lesson_id = l.id AND ls.instructor_id = i.id
     WHERE c.provider_id = (SELECT provider_id FROM membership WHERE user_id = $1) AND o.school_id = 'xiangyang'
       AND o.status = 'open' AND o.allocation = 'first_come' AND o.opens_at < now() AND o.closes_at > now()
       AND o.capacity > places_taken(o.id)
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY o.closes_at DESC, o.id LIMIT 1`,
    [castUserId('owner-football')],
  );
  await keepOnSale(server, sold.id);
  // A new coach who has the time, and what is known of the other one since this morning.
  await ask(
    server,
    `WITH coach AS (
       INSERT INTO instructor (id, provider_id, name_zh, name_en, qualification_kind, qualification_zh,
         qualification_en, check_consent_on, created_at)
       VALUES (gen_random_uuid(), $1, '贺知远', 'He Zhiyuan', 'coach', '中国足协 D 级教练员',
         'National D-level football coach', ${TODAY} - 40, now()) RETURNING id)
     INSERT INTO staff_check (id, instructor_id, checked_on, result, reference)
     SELECT gen_random_uuid(), id, ${TODAY} - 10, 'clear'::staff_check_result, 'T' FROM coach
     UNION ALL SELECT gen_random_uuid(), $2::uuid, ${TODAY}, 'hit'::staff_check_result, 'T'`,
    [sold.provider, sold.coach],
  );
  const touched = `[id="touched-staff_check-${sold.coach}"]`;
  const owner = await openAs('owner-football');
  const card = owner.locator(touched);
  const inCard = card.getByRole('listitem').filter({ hasText: sold.title }).filter({ hasText: sold.school });
  const family = await openAs();

  await test.step('the provider sees the lessons that rest on it, and who could take them', async () => {
    await visit('/provider', owner);
    await owner
      .getByRole('link', { name: /去看怎么办/ })
      .first()
      .click();
    await expect(owner.getByRole('heading', { level: 1 })).toHaveText('到期提醒');
    const row = owner
      .getByRole('table', { name: '到期的材料' })
      .getByRole('row')
      .filter({ hasText: sold.name });
    await expect(row).toContainText('规则 P8');
    await expect(row).toContainText('已过期');
    await inCard.locator('summary').first().click();
    await expect(inCard).toContainText(`${sold.lessons} 次课`);
    await expect(inCard).toContainText(/各项都合格，这些时间有空/);
    await checkA11y(owner);
  });

  await test.step('school and bureau see the same lessons', async () => {
    for (const [key, path] of [
      ['head-xu', '/school/expiries'],
      ['officer-shen', '/bureau/expiries'],
    ] as const) {
      const reader = await openAs(key);
      await visit(path, reader);
      const same = reader
        .locator(touched)
        .getByRole('listitem')
        .filter({ hasText: sold.title })
        .filter({ hasText: sold.school });
      await expect(same).toContainText(`${sold.lessons} 次课`);
      await expect(reader.getByRole('button', { name: /接替这/ })).toHaveCount(0);
      await reader.context().close();
    }
  });

  await test.step('nobody can take a place meanwhile', async () => {
    await visit(`/offerings/${sold.id}`, family);
    await expect(family.getByText(/准入查询已经过期|暂时不能报名|正在更新/).first()).toBeVisible();
    await expect(family.getByRole('link', { name: '给孩子报名' })).toHaveCount(0);
  });

  await test.step('one press, and somebody else takes the lessons', async () => {
    await inCard.getByRole('button', { name: new RegExp(`接替这 ${sold.lessons} 次课$`) }).click();
    await expect(owner.getByText(`已换人，${sold.lessons} 次课由新的教员来上`)).toBeVisible();
    await expect(inCard).toHaveCount(0);
    await checkA11y(owner);
    await untilFresh(family, (soon) => soon(family.getByRole('link', { name: '给孩子报名' })).toBeVisible());
    await expect(family.getByText(sold.name)).toHaveCount(0);
    await checkA11y(family);
    const head = await openAs('head-xu');
    await visit(`/school/offerings/${sold.id}`, head);
    await expect(head.getByRole('main')).not.toContainText(sold.name);
    await head.context().close();
  });
});
