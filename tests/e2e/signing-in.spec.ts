import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../prisma/seed/cast';
import { authenticatorCode } from '../support/authenticator';
import { expect, test } from '../support/test';

/** The six digits the demo sent last to somebody, as the inbox page has them. */
async function lastCode(page: Page, recipient: string): Promise<string> {
  let code: string | undefined;
  await expect(async () => {
    const inbox = await (await page.request.get('/inbox')).text();
    const body = inbox.slice(inbox.indexOf('<main'), inbox.indexOf('</main'));
    const item = body.split('<li').find((part) => part.includes(recipient));
    code = /(?<!\d)\d{6}(?!\d)/.exec(item?.replaceAll(recipient, '') ?? '')?.[0];
    expect(code).toBeDefined();
  }).toPass();
  return code ?? '';
}

const phoneOf = (project: string, end: string) => `1990000${project === 'phone' ? '1' : '2'}${end}`;

test('a parent signs in with phone and code, and out again', async ({
  page,
  visit,
  checkA11y,
  allowConsole,
}, info) => {
  test.setTimeout(180_000); // many pages, axe on each
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  const phone = phoneOf(info.project.name, '001');
  await visit('/parent');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fparent$/);
  await page.getByLabel('手机号').fill('12345');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('alert')).toContainText('请填 11 位手机号');
  await expect(page.getByLabel('手机号')).toHaveValue('12345');
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('输入验证码');
  await checkA11y();
  const code = await lastCode(page, phone);
  await page.getByLabel('验证码').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  await checkA11y();
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/parent$/);
  await expect(page.getByRole('status').first()).toContainText('账号建好了');
  await checkA11y();

  await visit('/account');
  await page.getByLabel('怎么称呼您').fill('林静');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').first()).toContainText('已保存');
  await visit('/account/messages');
  await visit('/account/email');
  await visit('/account/sessions');
  await expect(page.getByText('这台设备')).toBeVisible();
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('status').first()).toContainText('已退出登录');
  await checkA11y();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('an officer must set up a second factor, and is asked for it from then on', async ({
  page,
  visit,
  checkA11y,
}) => {
  test.setTimeout(180_000);
  const password = () => page.getByLabel('密码', { exact: true });
  const enter = async () => {
    await page.getByLabel('邮箱').fill('officer-shen@demo.example');
    await password().fill(DEMO_PASSWORD);
    await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
  };
  await visit('/bureau');
  await expect(page).toHaveURL(/\/sign-in\/staff\?to=%2Fbureau$/);
  await enter();
  await expect(page).toHaveURL(/\/account\/second-factor\?to=%2Fbureau$/);
  await checkA11y();
  await page.goto('/bureau/listings');
  await expect(page).toHaveURL(/\/account\/second-factor/);
  await password().fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '开始设置' }).click();
  await expect(page).toHaveURL(/\/set-up$/);
  await checkA11y();
  await expect(page.getByRole('img', { name: '用身份验证器扫描的二维码' })).toBeVisible();
  const recoveryCodes = await page
    .getByRole('list', { name: '恢复码' })
    .getByRole('listitem')
    .allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  const key = await page.getByRole('code').innerText();
  await page.getByLabel('动态验证码').fill(authenticatorCode(key));
  await page.getByRole('button', { name: '开启两步验证' }).click();
  await expect(page).toHaveURL(/\/bureau$/);
  await checkA11y();

  await visit('/account/second-factor');
  await visit('/account');
  await page.getByRole('main').getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('status').first()).toContainText('已退出登录');
  await checkA11y();
  await visit('/sign-in/staff');
  await enter();
  await expect(page).toHaveURL(/\/sign-in\/second-factor/);
  await checkA11y();
  await page.getByRole('link', { name: '手机不在身边，用恢复码' }).click();
  await page.getByLabel('恢复码').fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: '确认登录' }).click();
  await expect(page).toHaveURL(/\/bureau$/);
  await expect(page.getByRole('status').first()).toContainText('还剩 9 个');
});

test('a provider registers itself and lands at its application', async ({
  page,
  visit,
  checkA11y,
  allowConsole,
}, info) => {
  allowConsole(/422/);
  const email = `haifeng-${info.project.name}@demo.example`;
  await visit('/join');
  await page.getByLabel('邮箱').fill(email);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await checkA11y();
  await expect(page.getByLabel('邮箱')).toHaveValue(email);
  await page.getByLabel('机构类型').selectOption('sports_club');
  await page.getByLabel('中文名称').fill('海风排球俱乐部');
  await page.getByLabel('英文名称').fill('Sea Breeze Volleyball Club');
  await page.getByLabel('联系人', { exact: true }).fill('周明');
  await page.getByLabel('联系人手机号').fill('19900009999');
  await page.getByLabel('密码', { exact: true }).fill('copper river lantern');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page).toHaveURL(/\/join\/code$/);
  await checkA11y();
  await page.getByLabel('验证码').fill(await lastCode(page, email));
  await page.getByRole('button', { name: '完成注册' }).click();
  await expect(page).toHaveURL(/\/provider\/listing$/);
  await checkA11y();
});

test.describe('without script, in English', () => {
  test.use({ javaScriptEnabled: false, locale: 'en-US', everyPageChecked: false });

  test('signing in works by forms alone', async ({ page, allowConsole }, info) => {
    allowConsole(/422/);
    const phone = phoneOf(info.project.name, '002');
    await page.goto('/account/messages');
    await page.getByLabel('Mobile number').fill(`+86 ${phone}`);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter the code');
    await page.getByLabel('Code', { exact: true }).fill('12');
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('Code', { exact: true }).fill(await lastCode(page, phone));
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/account\/messages$/);
    await expect(page.getByText('Your account is ready')).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/\p{Script=Han}/u);
  });
});

test('the demo signs one in as anybody of the cast, and shows what it would have sent', async ({
  page,
  visit,
  checkA11y,
}) => {
  await visit('/demo');
  await page.getByRole('button', { name: '以林静的身份进入' }).click();
  await expect(page).toHaveURL(/\/parent$/);
  await checkA11y();
  await visit('/account/messages');
  const first = page.getByRole('list', { name: '消息列表' }).getByRole('listitem').first();
  await first.getByRole('button', { name: '去看看' }).click();
  await expect(page).not.toHaveURL(/\/account/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkA11y();
  await visit('/inbox');
});
