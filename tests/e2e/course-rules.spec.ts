import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

test('a school subject in a course is told while one types and refused with its rule (C2)', async ({
  openAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  const owner = await openAs('owner-football');
  await visit('/provider/courses/new', owner);
  await owner.getByLabel('课程名称（中文）').fill('快乐传球');
  await owner.getByRole('radio', { name: '体育' }).check();
  await owner.getByRole('button', { name: '继续' }).click();
  await expect(owner).toHaveURL(/\/provider\/courses\/[0-9a-f-]{36}\/edit$/);

  const title = owner.getByLabel('课程名称（中文）');
  const finding = owner.getByText('属于学科内容（数学）');
  await expect(finding).toHaveCount(0);
  await title.fill('奥 数传球');
  await expect(finding.first()).toBeVisible();
  await checkA11y(owner);
  await owner.getByRole('button', { name: '提交审核' }).click();
  const alert = owner.getByRole('alert');
  await expect(alert).toContainText('属于学科内容（数学）');
  await expect(alert).toContainText('规则 C2');
  await expect(title).toHaveValue('奥 数传球');
  await checkA11y(owner);
  await owner.context().close();
});

test('a doubtful word is marked for the reviewer and passes only with a reason', async ({
  openAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/);
  const officer = await openAs('officer-shen');
  await visit('/bureau/courses', officer);
  const row = officer.getByRole('row').filter({ hasText: '英语戏剧社' });
  await expect(row).toContainText('处要人定');
  await checkA11y(officer);
  await row.getByRole('link', { name: '英语戏剧社' }).click();
  await expect(officer.getByRole('heading', { level: 1 })).toContainText('英语戏剧社');
  await expect(officer.locator('mark', { hasText: '英语' }).first()).toBeVisible();
  await checkA11y(officer);

  for (const answer of ['兴趣、体验、健康', '非学科的活动和技能', '不评价，或者展示作品']) {
    await officer.getByRole('radio', { name: answer }).check();
  }
  await officer.getByRole('button', { name: '通过' }).click();
  await expect(officer.getByRole('alert')).toContainText('请写明理由');
  await officer.getByLabel('放行的理由').fill('排的是戏，不教英语。');
  await officer.getByRole('button', { name: '通过' }).click();
  await expect(officer.getByText('课程已通过')).toBeVisible();
  await checkA11y(officer);
  await officer.context().close();
});
