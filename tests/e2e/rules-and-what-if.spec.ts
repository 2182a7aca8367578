import { expect, test } from '../support/test';
import { askOne, clockIn } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 240_000 });
test.use({ actionTimeout: 20_000 });

const COUNT = /^共 (\d+) 条规则$/;

test('anybody reads the rules, searches them, and looks at another day', async ({
  page,
  visit,
  checkA11y,
}) => {
  await visit('/rules');
  const count = page.getByRole('status').filter({ hasText: COUNT });
  const howMany = async () => Number(COUNT.exec(await count.innerText())?.[1]);
  await expect(count).toBeVisible();
  const all = await howMany();
  expect(all).toBeGreaterThan(50);

  await test.step('by how strict they are, and by a word', async () => {
    await page.getByLabel('约束力').selectOption('必须做到');
    await expect(page).toHaveURL(/severity=hard/);
    await expect.poll(howMany).toBeLessThan(all);
    await page.getByRole('searchbox').fill('班额');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await expect(page).toHaveURL(/q=/);
    await expect(page.getByRole('heading', { level: 3 }).filter({ hasText: 'V1' })).toBeVisible();
    await checkA11y();
  });

  await test.step('a rule says what, since when, who says so, and its history', async () => {
    await page.getByRole('link', { name: '班额不超限' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('V1 班额不超限');
    await expect(page.getByText('第 1 版（现在生效）')).toBeVisible();
    await expect(page.getByText('没有人可以放行')).toBeVisible();
    await expect(page.getByText('45 人').first()).toBeVisible();
    await checkA11y();
  });

  await test.step('the day before its first version it did not hold', async () => {
    await visit('/rules?on=2011-12-31');
    expect(await howMany()).toBeLessThan(all);
    await expect(page.getByText(/不是今天的/)).toBeVisible();
    await expect(page.locator('#coming ~ ul').getByRole('link', { name: '班额不超限' })).toBeVisible();
    await page.getByRole('link', { name: '班额不超限' }).click();
    await expect(page.getByText(/^这条规则在2011年12月31日不生效/)).toBeVisible();
    await visit('/rules/V1?on=2012-01-01');
    await expect(page.getByText('第 1 版（现在生效）')).toBeVisible();
  });
});

test('a plan is tried on a rule while one types', async ({ page, visit, checkA11y }) => {
  await visit('/rules/V1');
  await page.getByRole('link', { name: '拿一份计划试试这一条' }).click();
  await expect(page).toHaveURL(/\/rules\/try\?rule=V1/);
  await expect(page.getByText('规则 V1 班额不超限：符合')).toBeVisible();
  await expect(page.getByText('符合全部自动检查的规则')).toBeVisible();
  await checkA11y();
  const places = page.getByLabel('名额', { exact: true });
  const lawful = await places.inputValue();
  await places.fill('46');
  await expect(page.getByText('规则 V1 班额不超限：不符合')).toBeVisible();
  await expect(page.getByText('这样不行')).toBeVisible();
  await expect(page.getByText(/每班最多 45 人/).first()).toBeVisible();
  await checkA11y();
  await places.fill(lawful);
  await expect(page.getByText('规则 V1 班额不超限：符合')).toBeVisible();
  await expect(page.getByText('符合全部自动检查的规则')).toBeVisible();
});

const LIMIT = 12;

/**
 * The last day on which a sports class with more places than that has a lesson: whatever begins then hits as little as
 * it can, and none of the classes that other stories plan.
 */
const LAST_DAY = `
  SELECT to_char(max(l.date), 'YYYY-MM-DD') AS date, count(*) AS of
  FROM lesson l JOIN offering o ON o.id = l.offering_id JOIN course c ON c.id = o.course_id
  WHERE c.category = 'sport' AND o.capacity > ${LIMIT} AND l.status = 'planned' AND l.date > current_date + 2
    AND o.status IN ('submitted', 'approved', 'open', 'confirmed', 'running')
  HAVING count(*) > 0`;

/** What a limit would hit from that day on. */
const HIT = `
  SELECT count(DISTINCT o.id)::int AS classes, count(DISTINCT l.id)::int AS lessons,
    (SELECT count(DISTINCT e.child_id)::int FROM enrollment e WHERE e.status IN ('held', 'confirmed')
       AND e.offering_id = ANY (array_agg(DISTINCT o.id))) AS children
  FROM lesson l JOIN offering o ON o.id = l.offering_id JOIN course c ON c.id = o.course_id
  WHERE c.category = 'sport' AND o.capacity > ${LIMIT} AND l.status = 'planned' AND l.date >= $1::date
    AND o.status IN ('submitted', 'approved', 'open', 'confirmed', 'running')`;

test('before a stricter version is activated the bureau sees whom it would hit', async ({
  openAs,
  server,
  visit,
  checkA11y,
  allowConsole,
  isMobile,
}) => {
  test.skip(isMobile, 'staff work at a desk');
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  const { date: from } = await askOne<{ date: string }>(server, 'sports class with lessons ahead', LAST_DAY);
  const hit = await askOne<{ classes: number; lessons: number; children: number }>(server, 'hit', HIT, [
    from,
  ]);
  const admin = await openAs('admin-qian');

  await test.step('a new version is drafted from the one in force', async () => {
    await visit('/bureau/rules', admin);
    const row = admin.getByRole('row').filter({ has: admin.getByRole('link', { name: /^P13 / }) });
    await row.getByRole('link', { name: '起草新版本' }).click();
    await expect(admin).toHaveURL(/\/bureau\/rules\/P13\/versions\/new$/);
    await checkA11y(admin);
    await admin.getByLabel('每班最多').fill(String(LIMIT));
    await admin.getByRole('radio', { name: '全部：已经排好的也要符合' }).check();
    await admin.getByLabel('从哪一天起').fill(clockIn(0).slice(0, 10));
    await admin.getByRole('button', { name: '保存草稿' }).click();
    await expect(admin.getByRole('alert').first()).toBeVisible();
    await expect(admin.getByLabel('每班最多')).toHaveValue(String(LIMIT)); // nothing typed is lost
    await checkA11y(admin);
    await admin.getByLabel('从哪一天起').fill(from);
    await admin.getByRole('button', { name: '保存草稿' }).click();
    await expect(admin).toHaveURL(/\/bureau\/rules\/P13\/versions\/\d+$/);
  });

  await test.step('what it would hit, in classes, lessons and children', async () => {
    await expect(admin.getByText('草稿', { exact: true }).first()).toBeVisible();
    const changes = admin.getByRole('table', { name: '改了什么' });
    await expect(changes.getByRole('row').filter({ hasText: '每班最多' })).toContainText('35 人');
    await expect(changes.getByRole('row').filter({ hasText: '每班最多' })).toContainText(`${LIMIT} 人`);
    const everything = admin.locator('section').filter({
      has: admin.getByRole('heading', { name: '已经排好的也管', level: 2 }),
    });
    const broken = everything.locator('section').filter({ hasText: '会变成不符合' });
    for (const [label, value] of [
      ['班', hit.classes],
      ['课次', hit.lessons],
      ['孩子', hit.children],
    ] as const) {
      await expect(broken.getByText(new RegExp(`^${label}\\s*${value}$`)).first()).toBeVisible();
    }
    await expect(broken.getByRole('table', { name: '班' }).getByRole('row')).toHaveCount(hit.classes + 1);
    await checkA11y(admin);
    const officer = await openAs('officer-shen');
    await visit(new URL(admin.url()).pathname, officer);
    await expect(officer.getByText('只有教育局管理员可以启用')).toBeVisible();
    await expect(officer.getByRole('button', { name: '启用这一版' })).toHaveCount(0);
    await officer.context().close();
  });

  await test.step('it is activated with a note, never without', async () => {
    await admin.getByRole('button', { name: '启用这一版' }).click();
    await expect(admin.getByRole('alert').first()).toBeVisible();
    await checkA11y(admin);
    await admin.getByLabel('启用说明').fill('县里和学校商量过：场地小，一个班少一点。');
    await admin.getByRole('button', { name: '启用这一版' }).click();
    await expect(admin.getByText('已启用，正在核对全县')).toBeVisible();
    await expect(admin.getByText('即将', { exact: true }).first()).toBeVisible();
    await expect(admin.getByText(/场地小，一个班少一点/)).toBeVisible();
    await expect(admin.getByRole('button', { name: '启用这一版' })).toHaveCount(0);
    await checkA11y(admin);
  });

  await test.step('everybody sees it coming, and can try a plan by it', async () => {
    const reader = await openAs();
    await visit('/rules?q=P13', reader);
    await expect(reader.getByText(/起有新版本$/)).toBeVisible();
    await visit('/rules/P13', reader);
    await expect(reader.getByText('第 2 版（将要生效）')).toBeVisible();
    await expect(reader.getByText('第 1 版（现在生效）')).toBeVisible();
    await expect(reader.getByText(`每班最多：35 人 → ${LIMIT} 人`)).toBeVisible();
    await visit(`/rules/P13?on=${from}`, reader);
    await expect(reader.getByText('第 2 版（现在生效）')).toBeVisible();
    await visit('/rules/try?rule=P13', reader);
    await expect(reader.getByText(/^规则 P13 .+：符合/)).toBeVisible();
    await visit(`/rules/try?rule=P13&on=${from}`, reader);
    await expect(reader.getByText(/^规则 P13 .+：不符合/)).toBeVisible();
    await reader.getByLabel('名额', { exact: true }).fill(String(LIMIT));
    await expect(reader.getByText(/^规则 P13 .+：符合/)).toBeVisible();
  });
});
