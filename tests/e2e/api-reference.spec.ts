import { expect, test } from '../support/test';

test.describe.configure({ timeout: 120_000 });

test('a programmer reads the reference, tries a request, makes a token and uses it', async ({
  page,
  signInAs,
  visit,
  checkA11y,
  baseURL,
  request,
  allowConsole,
}) => {
  allowConsole(/401/); // the browser's own line about a token that is no good

  await test.step('anybody reads and tries what is public', async () => {
    await visit('/api');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('开放接口');
    await page.locator('a[href="/api/operations/listDraws"]').click();
    await expect(page.getByRole('form', { name: '试一试' })).toBeVisible();
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText(/^200，用了 \d+ 毫秒$/)).toBeVisible();
    await expect(page.getByText(/"items"/).first()).toBeVisible();
    await checkA11y();
  });

  await test.step('the document says what the server answers', async () => {
    const document = await (await request.get(`${baseURL}/api/v1/openapi.json`)).json();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths).length).toBeGreaterThan(10);
  });

  await signInAs('guardian-lin');
  const token = await test.step('a parent makes a token for a program she trusts', async () => {
    await visit('/account/tokens');
    await page.getByLabel('名称').fill('小程序');
    await page.getByRole('checkbox', { name: /^看孩子/ }).check();
    await page.getByRole('button', { name: '创建令牌' }).click();
    await expect(page.getByText('令牌已创建')).toBeVisible();
    await checkA11y();
    const made = await page
      .getByText(/^asm_\S+$/)
      .first()
      .innerText();
    return made.trim();
  });

  await test.step('with it the program reads her children, and nothing else', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const children = await request.get(`${baseURL}/api/v1/children`, { headers });
    expect(children.status()).toBe(200);
    expect(JSON.stringify(await children.json())).toContain('林一诺');
    const places = await request.get(`${baseURL}/api/v1/enrollments`, { headers });
    expect(places.status()).toBe(403);
    expect(places.headers()['content-type']).toContain('application/problem+json');
  });

  await test.step('and once it is revoked, nothing at all', async () => {
    await visit('/account/tokens');
    await page.getByRole('button', { name: '撤销“小程序”' }).click();
    await expect(page.getByText('令牌已撤销，用它的程序马上不能再用。')).toBeVisible();
    await checkA11y();
    const after = await request.get(`${baseURL}/api/v1/children`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(after.status()).toBe(401);
  });
});
