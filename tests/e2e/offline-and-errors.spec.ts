import { expect, test } from '../support/test';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

const NOBODYS = '01990000-0000-7000-8000-000000000000';

test('a class that is gone, an address that never was: kindly said, with a way on', async ({
  page,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/404/); // the browser's own line about the answer
  for (const path of [`/offerings/${NOBODYS}`, '/offerings/nonsense', '/nowhere']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这一页');
    await checkA11y();
  }
  await page.getByRole('main').getByRole('link', { name: '去找课程' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await checkA11y();
});

test('what a role may never do is refused with a way to another sign-in', async ({
  page,
  signInAs,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/403|404/);
  await signInAs('guardian-lin');
  for (const path of ['/provider', '/school/afternoon', '/bureau']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的账号不能打开这一页');
    await checkA11y();
  }
  // Another family's place is not there for her, rather than forbidden.
  const answer = await page.goto(`/parent/enrollments/${NOBODYS}`);
  expect(answer?.status()).toBe(404);
  await checkA11y();
  await page.goto('/school/afternoon');
  await page.getByRole('button', { name: '换一个账号登录' }).click();
  await expect(page).toHaveURL(/\/sign-in\/staff\?to=%2Fschool%2Fafternoon/);
  await expect(page.getByLabel('邮箱')).toBeVisible();
  await checkA11y();
});

for (const [locale, title, again] of [
  ['zh-CN', '现在没有网络', '再试一次'],
  ['en-GB', 'You’re offline', 'Try again'],
] as const) {
  test.describe(`a reader whose browser speaks ${locale}`, () => {
    test.use({ locale });

    test('is told that the network is away, and goes on when it is back', async ({
      page,
      context,
      visit,
      checkA11y,
      allowConsole,
    }) => {
      allowConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
      await visit('/');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.reload(); // by the service worker, which takes the page's language down
      await expect(page.getByRole('searchbox')).toBeVisible();
      await context.setOffline(true);
      await page.goto('/schools/xiangyang');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await checkA11y();
      await context.setOffline(false);
      await page.getByRole('link', { name: again }).click();
      await expect(page.getByRole('searchbox').or(page.getByRole('navigation')).first()).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
      await checkA11y();
    });
  });
}
