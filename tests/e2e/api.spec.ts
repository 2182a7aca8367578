import { expect, test } from '../support/test';

// A whole story with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 120_000 });

test('anybody reads the reference and tries what is public', async ({
  page,
  visit,
  checkA11y,
  baseURL,
  request,
}) => {
  await visit('/api');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('开放接口');
  await page.locator('a[href="/api/operations/listDraws"]').click();
  await expect(page.getByRole('form', { name: '试一试' })).toBeVisible();
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/^200，用了 \d+ 毫秒$/)).toBeVisible();
  await expect(page.getByRole('region', { name: '答复' })).toContainText('"items"');
  await checkA11y();

  const document = await (await request.get(`${baseURL}/api/v1/openapi.json`)).json();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths).length).toBeGreaterThan(10);
});

test('a parent makes a token, tries the API with it, gives it to a program, and ends it', async ({
  page,
  signInAs,
  visit,
  checkA11y,
  baseURL,
  request,
  allowConsole,
}) => {
  const ask = (path: string) =>
    request.get(`${baseURL}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });

  await signInAs('guardian-lin');
  await visit('/account');
  await page.getByRole('link', { name: '接口令牌' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '接口令牌' })).toBeVisible();
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  await page.getByRole('button', { name: '创建令牌' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await checkA11y();
  await page.getByLabel('名称').fill('小程序');
  await page.getByRole('checkbox', { name: /^看孩子/ }).check();
  await page.getByRole('button', { name: '创建令牌' }).click();
  const shown = page.getByRole('region', { name: '令牌', exact: true });
  await expect(shown).toHaveText(/^\s*asm_\S+\s*$/);
  const token = (await shown.innerText()).trim();
  await checkA11y();

  await test.step('she tries it on the page of an operation', async () => {
    await visit('/api');
    await page.getByRole('link', { name: /列出自己的孩子/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: '列出自己的孩子' })).toBeVisible();
    await checkA11y();
    allowConsole(/401/); // the browser's own line about a request without a token
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByRole('status').filter({ hasText: '401' })).toBeVisible();
    const answer = page.getByRole('region', { name: '答复' });
    await expect(answer).toContainText('token_missing');
    await page.getByLabel(/^令牌/).fill(token);
    await page.getByRole('button', { name: '发送' }).click();
    await expect(answer).toContainText('林一诺');
    await checkA11y();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, 'nothing is wider than the screen').toBeLessThanOrEqual(0);
  });

  await test.step('the token stays while one goes on, and is gone with the page', async () => {
    await page.getByRole('main').getByRole('link', { name: '开放接口' }).click();
    await page.getByRole('link', { name: /列出报名/ }).click();
    await expect(page.getByLabel(/^令牌/)).toHaveValue(token);
    await checkA11y();
    await page.reload();
    await expect(page.getByLabel(/^令牌/)).toHaveValue('');
  });

  await test.step('with it a program reads her children, and nothing else', async () => {
    const children = await ask('/children');
    expect(children.status()).toBe(200);
    expect(JSON.stringify(await children.json())).toContain('林一诺');
    const places = await ask('/enrollments');
    expect(places.status()).toBe(403);
    expect(places.headers()['content-type']).toContain('application/problem+json');
  });

  await test.step('and once it is revoked, nothing at all', async () => {
    await visit('/account/tokens');
    await page.getByRole('button', { name: '撤销“小程序”' }).click();
    await expect(page.getByText('令牌已撤销，用它的程序马上不能再用。')).toBeVisible();
    await checkA11y();
    expect((await ask('/children')).status()).toBe(401);
  });
});

test('the list of problems leads to each of them, also without a person', async ({ page, visit }) => {
  await visit('/api/problems#clash');
  await expect(page.locator('#clash')).toBeInViewport();
});
