import { castUserId } from '../../prisma/seed/cast';
import type { AppServer } from '../support/app-server';
import { expect, test } from '../support/test';
import { ask, askOne, TODAY } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

const COACHS = `EXISTS (SELECT 1 FROM lesson_staff s JOIN instructor i ON i.id = s.instructor_id
  WHERE s.lesson_id = l.id AND i.user_id = '${castUserId('coach-zhou')}')`;
const AT_SCHOOL = "o.school_id = 'xiangyang'";

/**
 * Lessons of running classes that are over and that nobody has reported, confirmed or doubted yet. Which ones the
 * county has depends on the day: what was reported is taken back, and where too few are over, the next ones are.
 */
async function lessonsOver(server: AppServer, whose: string, count: number): Promise<string[]> {
  const found = await ask<{ id: string; over: boolean }>(
    server,
    `SELECT l.id, l.date < ${TODAY} AS over FROM lesson l JOIN offering o ON o.id = l.offering_id
      WHERE o.status = 'running' AND l.status = 'planned' AND ${whose}
        AND (SELECT count(*) FROM enrollment e WHERE e.offering_id = o.id AND e.status = 'confirmed') > 1
      ORDER BY over DESC, abs(l.date - ${TODAY}), l.id LIMIT ${count}`,
  );
  if (found.length < count) throw new Error(`The county has only ${found.length} lessons that may be over`);
  for (const { id, over } of found) {
    if (!over) await holdAlready(server, id);
    await ask(server, 'DELETE FROM attendance WHERE lesson_id = $1', [id]);
    await ask(
      server,
      `UPDATE lesson SET provider_confirmed_at = NULL, provider_confirmed_by = NULL, disputed_at = NULL,
              dispute_reason = NULL, dispute_answer = NULL, dispute_answered_at = NULL WHERE id = $1`,
      [id],
    );
  }
  return found.map(({ id }) => id);
}

/** Moves a lesson to the last day on which it may have been: the database refuses holidays and afternoons that are taken. */
async function holdAlready(server: AppServer, id: string): Promise<void> {
  let refusal: unknown;
  for (let ago = 1; ago <= 60; ago += 1) {
    try {
      await ask(server, `UPDATE lesson SET date = ${TODAY} - ${ago} WHERE id = $1`, [id]);
      return;
    } catch (error) {
      refusal = error;
    }
  }
  throw new Error('No day of the last two months takes the lesson', { cause: refusal });
}

/** As the provider reports it: everybody was there. */
async function report(server: AppServer, id: string): Promise<void> {
  await ask(
    server,
    `INSERT INTO attendance (lesson_id, enrollment_id, state, marked_at, marked_by)
     SELECT l.id, e.id, 'present', now(), $2 FROM lesson l JOIN enrollment e ON e.offering_id = l.offering_id
      WHERE l.id = $1 AND e.status = 'confirmed'`,
    [id, castUserId('coach-zhou')],
  );
  const sql = 'UPDATE lesson SET provider_confirmed_at = now(), provider_confirmed_by = $2 WHERE id = $1';
  await ask(server, sql, [id, castUserId('coach-zhou')]);
}

/** In the holidays and in the first days of a term no class has begun: there is no lesson to speak of. */
async function noneRuns(server: AppServer): Promise<boolean> {
  return (await ask(server, "SELECT 1 FROM offering WHERE status = 'running' LIMIT 1")).length === 0;
}
const NONE_RUNS = 'school holidays, or the first days of a term: no class has begun';

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
  test.skip(await noneRuns(server), NONE_RUNS);
  const [lesson] = await lessonsOver(server, COACHS, 1);

  await signInAs('coach-zhou');
  await visit('/provider/lessons');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.getByRole('heading', { name: '已下课，等您确认' })).toBeVisible();
  await page.locator(`a[href="/provider/lessons/${lesson}"]`).click();
  const rows = page.locator('fieldset'); // the menus are groups as well
  await expect(rows.first()).toBeVisible();
  await checkA11y();
  const kept = (path: string) =>
    page.evaluate((at) => caches.match(at).then((found) => found !== undefined), path);
  await expect.poll(() => kept(`/provider/lessons/${lesson}`)).toBe(true);
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
    [lesson],
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
  test.skip(await noneRuns(server), NONE_RUNS);
  const over = await lessonsOver(server, AT_SCHOOL, 2);
  for (const id of over) await report(server, id);
  const [first] = over;
  const taught = async () => {
    const sql = `SELECT count(*)::int AS of FROM lesson l JOIN offering o ON o.id = l.offering_id
      WHERE l.status = 'taught' AND ${AT_SCHOOL}`;
    return (await askOne<{ of: number }>(server, 'count', sql)).of;
  };
  const before = await taught();
  await signInAs('head-xu');
  await visit('/school/lessons');
  await visit(`/school/lessons/${first}`);
  await page.getByText('有疑问', { exact: true }).click();
  await page.getByLabel('哪里不对').fill('教员没有到，由本校老师看管');
  await page.getByRole('button', { name: '提出疑问' }).click();
  await expect(page.getByText('疑问已提出，机构会收到通知。')).toBeVisible();
  await checkA11y();
  await visit('/school/lessons');
  await page.getByRole('button', { name: '确认勾选的课' }).first().click();
  const said = page.getByText(/已确认 \d+ 次课/);
  await expect(said).toBeVisible();
  const confirmed = Number(/已确认 (\d+) 次课/.exec(await said.innerText())?.[1]);
  await checkA11y();
  expect(confirmed).toBeGreaterThan(0);
  expect(await taught()).toBe(before + confirmed);
  const sql = 'SELECT status::text, disputed_at IS NOT NULL AS doubted FROM lesson WHERE id = $1';
  expect(await askOne(server, 'lesson', sql, [first])).toEqual({ status: 'planned', doubted: true });
});
