import { expect, test } from '../support/test';
import { ask, askOne } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

/** The last lesson that the coach has reported, as if nobody had taken its register yet. */
const LAST = `
  SELECT l.id, (SELECT count(*)::int FROM enrollment e WHERE e.offering_id = l.offering_id
                   AND e.status IN ('confirmed', 'completed')) AS children
    FROM lesson l JOIN lesson_staff s ON s.lesson_id = l.id
    JOIN instructor i ON i.id = s.instructor_id
    JOIN cast_member k ON k.user_id = i.user_id AND k.key = 'coach-zhou'
   WHERE l.status = 'planned' AND l.provider_confirmed_at IS NOT NULL
   ORDER BY l.date DESC LIMIT 1`;

test('a coach takes the register in a gym without a signal, and it is sent when there is one', async ({
  page,
  context,
  server,
  isMobile,
  signInAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  test.skip(!isMobile, 'a coach has a phone');
  allowConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch/); // the browser's own lines about the network
  const lesson = await askOne<{ id: string; children: number }>(server, 'lesson of the coach', LAST);
  await ask(server, 'DELETE FROM attendance WHERE lesson_id = $1', [lesson.id]);
  await ask(
    server,
    `UPDATE lesson SET provider_confirmed_at = NULL, disputed_at = NULL, dispute_reason = NULL,
            dispute_answer = NULL, dispute_answered_at = NULL WHERE id = $1`,
    [lesson.id],
  );

  await signInAs('coach-zhou');
  await visit('/provider/lessons');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.getByRole('heading', { name: '已下课，等您确认' })).toBeVisible();
  await page.locator(`a[href="/provider/lessons/${lesson.id}"]`).click();
  const rows = page.locator('fieldset'); // the menus are groups as well
  await expect(rows.first()).toBeVisible();
  await checkA11y();
  const kept = (path: string) =>
    page.evaluate((at) => caches.match(at).then((found) => found !== undefined), path);
  await expect.poll(() => kept(`/provider/lessons/${lesson.id}`)).toBe(true);
  const shown = await rows.count();
  expect(shown).toBeGreaterThan(1);

  await context.setOffline(true);
  await rows.first().getByText('缺席').click();
  await expect(page.getByText('有 1 条点名还没有送出')).toBeVisible();
  await page.getByRole('button', { name: '其余全到' }).click();
  await expect(page.getByText(`有 ${shown} 条点名还没有送出`)).toBeVisible();
  // The phone was locked and has thrown the page away.
  await page.reload();
  await expect(page.getByText(`有 ${shown} 条点名还没有送出`)).toBeVisible();
  await expect(rows.first().getByRole('radio', { name: '缺席' })).toBeChecked();
  await expect(page.getByRole('button', { name: '确认这次课上过了' })).toBeDisabled();

  await context.setOffline(false);
  await expect(page.getByText('点名都已送出。')).toBeVisible({ timeout: 30_000 });
  const marks = await ask<{ state: string; count: number }>(
    server,
    'SELECT state::text, count(*)::int FROM attendance WHERE lesson_id = $1 GROUP BY 1 ORDER BY 1',
    [lesson.id],
  );
  expect(marks).toEqual([
    { state: 'absent', count: 1 },
    { state: 'present', count: shown - 1 },
  ]);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('register'))),
  ).toEqual([]);
  await checkA11y();
  await page.getByRole('button', { name: '确认这次课上过了' }).click();
  await expect(page.getByText('已确认上过课，等学校确认。')).toBeVisible();
  await checkA11y();

  // Whoever has the phone next finds nothing on it.
  await visit('/account');
  await page.getByRole('main').getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  await checkA11y();
  await expect.poll(() => page.evaluate(() => caches.has('registers-1'))).toBe(false);
});

test('a school confirms a week at once and doubts one lesson', async ({
  page,
  server,
  isMobile,
  signInAs,
  visit,
  checkA11y,
}) => {
  test.skip(isMobile, 'a head works at a desk');
  const waiting = `
    SELECT l.id FROM lesson l JOIN offering o ON o.id = l.offering_id
      JOIN membership m ON m.school_id = o.school_id JOIN cast_member k ON k.user_id = m.user_id AND k.key = 'head-xu'
     WHERE l.status = 'planned' AND l.provider_confirmed_at IS NOT NULL AND l.disputed_at IS NULL ORDER BY l.id`;
  const before = await ask<{ id: string }>(server, waiting);
  test.skip(before.length < 2, 'nothing waits at this school on such a day');
  await signInAs('head-xu');
  await visit('/school/lessons');
  const [first] = before;
  await visit(`/school/lessons/${first?.id}`);
  await page.getByText('有疑问', { exact: true }).click();
  await page.getByLabel('哪里不对').fill('教员没有到，由本校老师看管');
  await page.getByRole('button', { name: '提出疑问' }).click();
  await expect(page.getByText('疑问已提出，机构会收到通知。')).toBeVisible();
  await checkA11y();
  await visit('/school/lessons');
  await page.getByRole('button', { name: '确认勾选的课' }).first().click();
  await expect(page.getByText(/已确认 \d+ 次课/)).toBeVisible();
  await checkA11y();
  expect((await ask(server, waiting)).length).toBeLessThan(before.length - 1);
});
