import { expect, test } from '../support/test';
import { askOne, keepOnSale, untilFresh } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

test('an officer sees the county, sends back what is not complete, stops a provider and lets it go on', async ({
  page,
  openAs,
  server,
  signInAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  await signInAs('officer-shen');

  await test.step('the county at a glance, and every number leads on', async () => {
    await visit('/bureau');
    const schools = page.getByRole('table', { name: '各校名额' });
    await schools.getByRole('link', { name: '向阳小学', exact: true }).click();
    await expect(page).toHaveURL(/\/bureau\/offerings\?school=xiangyang/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('全县开班');
    await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('向阳小学');
    await checkA11y();
    await page.goto('/bureau');
    await page.getByRole('link', { name: '待审核的机构申请' }).click();
    await expect(page).toHaveURL(/\/bureau\/listings/);
    await checkA11y();
  });

  await test.step('an application with something missing goes back with reasons', async () => {
    const row = page.getByRole('row').filter({ hasText: '海盐浪花游泳俱乐部' });
    await expect(row).toContainText(/\d+ 处缺失或过期/);
    await row.getByRole('link').click();
    await expect(page.getByText('缺少：营业执照')).toBeVisible();
    await checkA11y();
    await page.getByRole('button', { name: '开始审核' }).click();
    await expect(page.getByText('已开始审核')).toBeVisible();
    await page.getByRole('main').getByText('退回修改').click();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await checkA11y();
    await page.getByRole('textbox', { name: '理由' }).fill('请补上营业执照，并登记第二位教员的准入查询。');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByText('已退回，机构会看到理由')).toBeVisible();
    await expect(page.getByText('请补上营业执照').first()).toBeVisible();
    await checkA11y();
    await visit('/bureau/listings?state=returned');
    await expect(page.getByRole('link', { name: '海盐浪花游泳俱乐部' })).toBeVisible();
  });

  const sold = await askOne<{ id: string; listing: string; provider: string }>(
    server,
    'class of the chess school with places left',
    `SELECT offering.id, listing.id AS listing, provider.name_zh AS provider
     FROM offering JOIN course ON course.id = offering.course_id
     JOIN provider ON provider.id = course.provider_id
     JOIN listing ON listing.provider_id = provider.id AND listing.status = 'listed'
     WHERE provider.name_zh IN ('海盐弈趣棋院', '海盐青禾农技推广站') AND offering.status = 'open'
       AND allocation = 'first_come' AND opens_at < now() AND closes_at > now()
       AND capacity > places_taken(offering.id)
     ORDER BY closes_at DESC, offering.id LIMIT 1`,
  );
  await keepOnSale(server, sold.id);
  const parent = await openAs();

  await test.step('a suspension stops the sale at once and says why', async () => {
    await visit(`/offerings/${sold.id}`, parent);
    await expect(parent.getByRole('link', { name: '给孩子报名' })).toBeVisible();
    await visit(`/bureau/listings/${sold.listing}`);
    await page.getByRole('textbox', { name: '理由' }).fill('两位教员的资格证明待核实。');
    await page.getByRole('button', { name: '暂停报名' }).click();
    await expect(page.getByText('已暂停，报名已经停止')).toBeVisible();
    const button = parent.getByRole('button', { name: '给孩子报名' });
    await untilFresh(parent, (soon) => soon(button).toHaveAttribute('aria-disabled', 'true'));
    await expect(button).toHaveAccessibleDescription(/不在教育局的白名单里/);
    await expect(parent.getByRole('link', { name: '给孩子报名' })).toHaveCount(0);
    await checkA11y(parent);
  });

  await test.step('and it goes on when the matter is settled', async () => {
    await page.getByRole('textbox', { name: '理由' }).fill('资格证明已核实。');
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(page.getByText('机构在白名单上，可以开班了')).toBeVisible();
    await untilFresh(parent, (soon) => soon(parent.getByRole('link', { name: '给孩子报名' })).toBeVisible());
  });
});

test('an inspector looks and does not decide', async ({ page, server, signInAs, visit }) => {
  const { id } = await askOne<{ id: string }>(
    server,
    'listing',
    `SELECT id FROM listing WHERE status = 'public_notice' ORDER BY id LIMIT 1`,
  );
  await signInAs('inspector-gu');
  await visit('/bureau');
  await visit(`/bureau/listings/${id}`);
  await expect(page.getByRole('heading', { name: '机器核对结果' })).toBeVisible();
  await expect(page.getByRole('button', { name: '列入白名单' })).toHaveCount(0);
});
