import { expect, test } from '../support/test';

test('a parent makes a token, tries the API with it, and ends it', async ({
  page,
  signInAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signInAs('guardian-lin');
  await visit('/account');
  await page.getByRole('link', { name: '接口令牌' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '接口令牌' })).toBeVisible();
  await page.getByRole('button', { name: '创建令牌' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await checkA11y();
  await page.getByLabel('名称').fill('小程序');
  await page.getByRole('checkbox', { name: /看孩子/ }).check();
  await page.getByRole('button', { name: '创建令牌' }).click();
  const shown = page.getByRole('region', { name: '令牌', exact: true });
  await expect(shown).toContainText(/asm_/);
  const token = (await shown.textContent())?.trim() ?? '';
  await checkA11y();

  await visit('/api');
  await page.getByRole('link', { name: /列出自己的孩子/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '列出自己的孩子' })).toBeVisible();
  await checkA11y();
  allowConsole(/401/);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByRole('status').filter({ hasText: '401' })).toBeVisible();
  const answer = page.getByRole('region', { name: '答复' });
  await expect(answer).toContainText('token_missing');
  await page.getByLabel(/^令牌/).fill(token);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(answer).toContainText('林一诺');
  await checkA11y();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'nothing is wider than the phone').toBeLessThanOrEqual(375);

  // The token stays while one goes on, and is gone with the page.
  await page.getByRole('link', { name: '开放接口' }).first().click();
  await page.getByRole('link', { name: /列出报名/ }).click();
  await expect(page.getByLabel(/^令牌/)).toHaveValue(token);
  await checkA11y();
  await page.reload();
  await expect(page.getByLabel(/^令牌/)).toHaveValue('');

  await visit('/account/tokens');
  await page.getByRole('button', { name: '撤销“小程序”' }).click();
  await expect(page.getByText('令牌已撤销')).toBeVisible();
  await checkA11y();
});

test('the list of problems leads to each of them, also without a person', async ({ page, visit }) => {
  await visit('/api/problems#clash');
  await expect(page.locator('#clash')).toBeInViewport();
});
