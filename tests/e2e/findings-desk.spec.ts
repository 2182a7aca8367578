import type { Page } from '@playwright/test';
import { castUserId } from '../../prisma/seed/cast';
import type { AppServer } from '../support/app-server';
import { expect, test } from '../support/test';
import { ask, askOne, keepOnSale, TODAY, untilFresh } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 240_000 });
test.use({ actionTimeout: 20_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

type Class = { id: string; title: string; school: string };

/**
 * A class that the football club sells. From today on nobody of the club works full time: the next check of the county
 * finds each of its classes without a full-time teacher (P12, soft).
 */
async function classWithoutFullTime(server: AppServer): Promise<Class> {
  const club = 'SELECT provider_id FROM membership WHERE user_id = $1';
  await ask(server, `UPDATE instructor SET full_time = false WHERE provider_id = (${club})`, [
    castUserId('owner-football'),
  ]);
  const found = await askOne<Class>(
    server,
    'class that the club sells',
    `SELECT o.id, c.title_zh AS title, s.name_zh AS school
     FROM offering o JOIN course c ON c.id = o.course_id JOIN school s ON s.id = o.school_id
     WHERE c.provider_id = (${club}) AND o.status = 'open' AND o.allocation = 'first_come'
       AND o.opens_at < now() AND o.closes_at > now() AND places_taken(o.id) < o.capacity
     ORDER BY o.closes_at DESC, o.id LIMIT 1`,
    [castUserId('owner-football')],
  );
  await keepOnSale(server, found.id);
  return found;
}

/** What the check has found of this very class: another may have its name, at a school whose name begins alike. */
async function findingOf(server: AppServer, broken: Class): Promise<string> {
  const sql = `SELECT id FROM finding WHERE rule_id = 'P12' AND subject_id = $1 AND closed_at IS NULL`;
  return (await askOne<{ id: string }>(server, 'finding of the class', sql, [broken.id])).id;
}

/** One of the small forms of a finding's page. */
async function actOf(page: Page, name: string) {
  const panel = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) });
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  return panel;
}

const step = (page: Page, title: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: title }).first();

test('a finding is found, put right by a date, answered, its class stopped and let go on, and let pass with a reason', async ({
  openAs,
  server,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  const broken = await classWithoutFullTime(server);
  const officer = await openAs('officer-shen');
  const family = await openAs();

  await test.step('the whole county is checked, and one sees how far it is', async () => {
    await visit('/bureau/findings', officer);
    await officer.getByRole('button', { name: '现在核对全县' }).click();
    await expect(officer.getByRole('progressbar', { name: '正在核对' })).toBeVisible();
    await expect(officer.getByText(/^上次核对：.*看了 [\d,]+ 项，新发现 \d+ 条/)).toBeVisible({
      timeout: 60_000,
    });
    await checkA11y(officer);
  });

  await test.step('keys move through the desk, numbers lead to what they count', async () => {
    const rows = officer.getByRole('table', { name: '规则问题' }).getByRole('row');
    await officer.keyboard.press('j');
    await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
    await officer.keyboard.press('j');
    await expect(rows.nth(2)).toHaveAttribute('aria-current', 'true');
    await officer.keyboard.press('k');
    await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
    await officer.getByRole('link', { name: '按规则' }).click();
    await officer.getByRole('table', { name: '按规则' }).getByRole('link', { name: /^P12/ }).click();
    await expect(officer).toHaveURL(/rule=P12/);
    await checkA11y(officer);
  });

  await test.step('the provider is asked to put it right by a date, in words', async () => {
    const row = officer
      .getByRole('row')
      .filter({ has: officer.locator(`a[href*="${await findingOf(server, broken)}"]`) });
    await row.first().getByRole('rowheader').getByRole('link').first().click();
    await expect(officer.getByRole('heading', { level: 1 })).toHaveText('规则 P12');
    await expect(officer.getByText('未处理').first()).toBeVisible();
    await checkA11y(officer);
    const form = await actOf(officer, '请机构整改');
    await expect(form.getByLabel('整改到哪一天')).not.toHaveValue('');
    await form.getByRole('button', { name: '发给机构' }).click();
    await expect(officer.getByRole('alert').first()).toBeVisible();
    await checkA11y(officer);
    await form.getByLabel('写给机构的话').fill('请给这个班安排一位专职教练，或说明怎样补足。');
    await form.getByRole('button', { name: '发给机构' }).click();
    await expect(officer.getByText('已发给机构')).toBeVisible();
    await expect(officer.getByText('整改中').first()).toBeVisible();
  });

  await test.step('the provider sees until when, has it checked again, and answers', async () => {
    const owner = await openAs('owner-football');
    await visit('/provider/findings', owner);
    const row = owner
      .getByRole('row')
      .filter({ has: owner.locator(`a[href*="${await findingOf(server, broken)}"]`) })
      .filter({ hasText: '整改中' });
    await row.getByRole('rowheader').getByRole('link').first().click();
    await expect(owner.getByText(/^请在 .+ 之前改好$/)).toBeVisible();
    await expect(step(owner, '请机构整改')).toContainText('请给这个班安排一位专职教练');
    await expect(owner.getByText('沈岚')).toHaveCount(0); // the bureau is one
    await checkA11y(owner);
    await owner.getByRole('button', { name: '已改好，再核对一次' }).click();
    await expect(owner.getByText('核对过了：问题还在')).toBeVisible();
    await owner.getByLabel('你们怎么整改').fill('下周起由新来的专职教练主讲。');
    await owner.getByRole('button', { name: '送出答复' }).click();
    await expect(owner.getByText('答复已送到教育局')).toBeVisible();
    await checkA11y(owner);
    await owner.context().close();
  });

  await test.step('the answer is accepted; the finding stays until it is really gone', async () => {
    await officer.reload();
    await expect(officer.getByText('已答复').first()).toBeVisible();
    await expect(step(officer, '机构答复')).toContainText('由新来的专职教练主讲');
    const form = await actOf(officer, '接受答复');
    await form.getByRole('button', { name: '接受', exact: true }).click();
    await expect(officer.getByText('已接受，待消失').first()).toBeVisible();
    await officer.getByRole('button', { name: '再核对一次' }).click();
    await expect(officer.getByText('核对过了：问题还在')).toBeVisible();
    await checkA11y(officer);
  });

  await test.step('its class is stopped, families are told, and it goes on again', async () => {
    const stop = await actOf(officer, '暂停这个班的报名');
    await stop.getByRole('textbox').fill('等专职教练到岗。');
    await stop.getByRole('button', { name: '暂停报名' }).click();
    await expect(step(officer, '暂停报名')).toContainText('等专职教练到岗');
    await checkA11y(officer);
    await visit(`/offerings/${broken.id}`, family);
    await expect(family.getByText('这个班暂停报名')).toBeVisible();
    await expect(family.getByRole('link', { name: '给孩子报名' })).toHaveCount(0);

    const goOn = await actOf(officer, '恢复报名');
    await goOn.getByRole('textbox').fill('合同已经看过，教练下周到岗。');
    await goOn.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(step(officer, '恢复报名')).toContainText('合同已经看过');
    await untilFresh(family, (soon) => soon(family.getByRole('link', { name: '给孩子报名' })).toBeVisible());
    await expect(family.getByText('这个班暂停报名')).toHaveCount(0);
  });

  await test.step('it is closed by whom the rule names, with a reason that stands where the class stands', async () => {
    const form = await actOf(officer, '说明理由放行');
    await form.getByRole('button', { name: '放行', exact: true }).click();
    await expect(officer.getByRole('alert').first()).toBeVisible();
    await form.getByRole('textbox').fill('本学期试行，两位兼职教练轮流到场。');
    await form.getByRole('button', { name: '放行', exact: true }).click();
    await expect(officer.getByText('已放行，理由已留存')).toBeVisible();
    await expect(officer.getByText('已说明理由放行。')).toBeVisible();
    const steps = ['核对发现', '请机构整改', '机构答复', '接受答复', '暂停报名', '恢复报名', '说明理由放行'];
    for (const each of steps) await expect(step(officer, each)).toBeVisible();
    await checkA11y(officer);
    await untilFresh(family, (soon) => soon(family.getByText(/两位兼职教练轮流到场/)).toBeVisible());
    await checkA11y(family);
  });
});

test('an inspector reads the desk and does nothing there', async ({ openAs, visit, checkA11y }) => {
  const inspector = await openAs('inspector-gu');
  await visit('/bureau/findings', inspector);
  await expect(inspector.getByRole('button', { name: '现在核对全县' })).toHaveCount(0);
  await inspector.getByRole('rowheader').getByRole('link').first().click();
  await expect(inspector.getByText('核对发现').first()).toBeVisible();
  await expect(inspector.getByRole('heading', { name: '怎么处理' })).toHaveCount(0);
  await expect(inspector.getByRole('main').getByRole('button')).toHaveCount(0);
  await checkA11y(inspector);
  await visit('/bureau/rules', inspector);
  await expect(inspector.getByRole('link', { name: '起草新版本' })).toHaveCount(0);
});

test('the head of a school lets pass what the rule leaves to the school (T3)', async ({
  openAs,
  server,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/);
  const afternoons = await ask(
    server,
    `SELECT 1 FROM generate_series(0, 13) AS n WHERE timetable_weekday(${TODAY} + n) IS NOT NULL`,
  );
  test.skip(afternoons.length === 0, 'school holidays: there is no afternoon to judge in the next two weeks');
  const head = await openAs('head-xu');
  await visit('/school/findings', head);
  const finding = head.getByRole('article').filter({ hasText: '规则 T3' }).first();
  await finding.locator('summary').click();
  await finding.getByRole('button', { name: '放行' }).click();
  await expect(head.getByRole('alert').first()).toBeVisible();
  await checkA11y(head);
  await finding.getByRole('textbox').fill('家长都在附近上班，这个学期先这样。');
  await finding.getByRole('button', { name: '放行' }).click();
  await expect(head.getByText('已放行，理由已留存')).toBeVisible();
  await expect(head.getByRole('article').filter({ hasText: '规则 T3' })).toHaveCount(0);
  await checkA11y(head);
});
