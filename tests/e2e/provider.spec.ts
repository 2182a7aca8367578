import { DEMO_PASSWORD } from '../../prisma/seed/cast';
import { paperPdf } from '../../prisma/seed/papers';
import { expect, test } from '../support/test';
import { askOne, clockIn } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

test('a carpenter mends what the bureau asked for and sends his application again', async ({
  page,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  await visit('/sign-in/staff');
  await page.getByLabel('邮箱').fill('owner-xu-wood@demo.example');
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/provider$/);
  await checkA11y();

  await visit('/provider/listing');
  await expect(page.getByText('刀具安全方案请补充后再提交').first()).toBeVisible();
  await page.getByRole('link', { name: '检查并重新提交' }).click();
  await expect(page.getByText('缺少：教育局批准文件')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交给教育局' })).toHaveCount(0);
  await checkA11y();

  await page.getByRole('main').getByRole('link', { name: '证照' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('证照');
  await checkA11y();
  await page.getByRole('link', { name: '添加证照' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('添加证照');
  await checkA11y();
  await expect(page.getByLabel('证照种类')).toHaveValue('bureau_approval');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('编号');
  await page.getByLabel('编号', { exact: true }).fill('盐教批 2026-031');
  await page.getByLabel('发证单位').fill('海盐县教育局');
  await page.getByLabel('有效期到').fill('2031-08-31');
  await page.getByLabel('文件', { exact: true }).setInputFiles({
    name: '批准文件.pdf',
    mimeType: 'application/pdf',
    buffer: paperPdf(['Approval of a carpentry course', 'A test, no real paper']),
  });
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('证照已保存。')).toBeVisible();
  await checkA11y();

  for (const part of ['profile', 'categories', 'fees']) await visit(`/provider/listing/${part}`);
  await visit('/provider/listing/submission');
  await expect(page.getByText('各项都齐了，可以提交。')).toBeVisible();
  await page.getByRole('button', { name: '提交给教育局' }).click();
  await expect(page.getByText('已提交给教育局')).toBeVisible();
  await expect(page.getByText('教育局已经收到，正在排队审核')).toBeVisible();
  await checkA11y();
});

test('a club registers a coach, is told what a plan lacks, and knows its own classes', async ({
  page,
  openAs,
  server,
  signInAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/404|422/);
  await signInAs('owner-football');
  await visit('/provider');

  await test.step('a coach teaches once the entry query is on record', async () => {
    await visit('/provider/instructors');
    await page.getByRole('link', { name: '添加教员' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('添加教员');
    await checkA11y();
    await page.getByLabel('中文姓名').fill('高远航');
    await page.getByLabel('英文或拼音姓名').fill('Gao Yuanhang');
    await page.getByLabel('资格证明', { exact: true }).selectOption('教练员证');
    await page.getByLabel('证明名称（中文）').fill('中国足协 D 级教练员');
    await page.getByLabel('证明名称（英文）').fill('National D-level football coach');
    await page.getByLabel('本人书面同意做准入查询的日期').fill(clockIn(0).slice(0, 10));
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page).toHaveURL(/\/provider\/instructors\/[0-9a-f-]{36}/);
    await expect(page.getByText('还没有查询').first()).toBeVisible();
    await checkA11y();
    await page.getByRole('link', { name: '登记查询结果' }).first().click();
    await expect(page.getByLabel('查询日期')).toBeVisible();
    await checkA11y();
    await page.getByRole('radio', { name: '无违法犯罪记录' }).check();
    await page.getByLabel('查询编号').fill('ZJ-2026-0091');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('查询结果已登记。')).toBeVisible();
    await expect(page.getByText(/有效到 /).first()).toBeVisible();
    await checkA11y();
  });

  await test.step('a plan says beside its fields what the law and the calendar say', async () => {
    await visit('/provider/offerings');
    await page.getByRole('link', { name: '新的开班计划' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('新的开班计划');
    await checkA11y();
    await page.getByLabel('课程').selectOption({ index: 1 });
    await page.getByLabel('学校').selectOption('武原海棠小学');
    await page.getByRole('button', { name: '继续' }).click();
    await expect(page).toHaveURL(/\/provider\/offerings\/[0-9a-f-]{36}\/edit$/);
    await page.getByRole('checkbox', { name: '星期四' }).check();
    await page.getByLabel('星期四上课时间').fill('14:00');
    await page.getByLabel('星期四下课时间').fill('15:00');
    const open = page.getByRole('region', { name: '送出前的检查' }).or(page.getByRole('main'));
    await expect(open.first()).toContainText(/学校的课到 15:20 才结束.*规则 T1/);
    await expect(open.first()).toContainText('送出前还有');
    await checkA11y();
    await page.getByRole('button', { name: '送学校安排教室' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByLabel('星期四上课时间')).toHaveValue('14:00');
    await checkA11y();
    await page.getByLabel('星期四上课时间').fill('17:00');
    await page.getByLabel('星期四下课时间').fill('17:40');
    await page.getByRole('button', { name: '存为草稿' }).click();
    await expect(page.getByText('计划已保存。')).toBeVisible();
    await page.getByRole('button', { name: '删除计划' }).click();
    await expect(page.getByText('计划已删除。')).toBeVisible();
  });

  await test.step('a coach sees the classes he teaches, and no other’s', async () => {
    const mine = await askOne<{ id: string }>(
      server,
      'class of the coach',
      `SELECT offering.id FROM offering JOIN offering_staff ON offering_staff.offering_id = offering.id
       JOIN instructor ON instructor.id = offering_staff.instructor_id
       WHERE instructor.name_zh = '周凯' AND offering.status IN ('open', 'running', 'finished')
       ORDER BY offering.status LIMIT 1`,
    );
    const other = await askOne<{ id: string }>(
      server,
      'class of another provider',
      `SELECT offering.id FROM offering JOIN course ON course.id = offering.course_id
       JOIN provider ON provider.id = course.provider_id
       WHERE provider.name_zh <> '海盐小海豚足球俱乐部' AND offering.status = 'open' LIMIT 1`,
    );
    const coach = await openAs('coach-zhou');
    await visit('/provider', coach);
    await visit(`/provider/offerings/${mine.id}`, coach);
    await visit(`/provider/offerings/${mine.id}/roster`, coach);
    await expect(coach.getByRole('heading', { level: 1 })).toBeVisible();
    await visit(`/provider/offerings/${other.id}/roster`, coach);
    await expect(coach.getByRole('heading', { level: 1 })).toHaveText('没有找到这一页');
  });
});
