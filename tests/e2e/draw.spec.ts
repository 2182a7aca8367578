import { castChildId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { askOne } from './county';

// A whole story with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 240_000 });
test.skip(({ phone }) => phone, 'the bureau works at a desk');

const CHILD = '林一诺';

test('the bureau holds a draw, a stranger counts it again, a family reads what came of it', async ({
  page,
  server,
  signInAs,
  openAs,
  visit,
  checkA11y,
}) => {
  const draw = await askOne<{ id: string; name: string; code: string; wishes: number }>(
    server,
    'draw that waits for the officer',
    `SELECT d.id, d.name_zh AS name, l.code, (SELECT count(*)::int FROM wish w WHERE w.wish_list_id = l.id) AS wishes
       FROM draw d JOIN wish_list l ON l.draw_id = d.id AND l.child_id = $1 WHERE d.status = 'frozen'`,
    [castChildId('lin-yinuo')],
  );

  await test.step('the officer looks at trials and commits once', async () => {
    await signInAs('officer-shen');
    await visit('/bureau/draws');
    await page.getByRole('link', { name: draw.name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(draw.name);
    await checkA11y();
    await page.getByRole('link', { name: '看预览' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/预览/);
    await expect(page.getByText(/真正的种子没有动用/)).toBeVisible();
    await checkA11y();
    await visit(`/bureau/draws/${draw.id}`);
    await page.getByRole('link', { name: '下达抽签' }).click();
    await checkA11y();
    await page.getByRole('button', { name: '下达抽签，不能撤回' }).click();
    await expect(page.getByText('抽签已下达，正在写入结果。')).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('已抽签', { exact: true }).first()).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });
    await checkA11y();
  });

  const stranger = await openAs();
  await test.step('a stranger replays it in the browser and finds the child by its code', async () => {
    await visit(`/draws/${draw.id}`, stranger);
    await stranger.getByRole('link', { name: '自己核对一遍' }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('核对抽签');
    await stranger.getByRole('button', { name: '开始核对' }).click();
    await expect(stranger.getByText('全部一致')).toBeVisible({ timeout: 30_000 });
    await stranger.getByLabel('孩子的查验码').fill(draw.code.toLowerCase());
    await stranger.getByRole('button', { name: '查找' }).click();
    await expect(stranger.getByText(/^第 \d 志愿/)).toHaveCount(draw.wishes);
    await checkA11y(stranger);
    await stranger.getByLabel('孩子的查验码').fill('AAAAABBBBB');
    await stranger.getByRole('button', { name: '查找' }).click();
    await expect(stranger.getByText(/没有这个查验码/)).toBeVisible();
  });

  await test.step('a file in which one place went to somebody else is found out', async () => {
    const answer = await stranger.request.get(`/draws/${draw.id}/verify.json`);
    const file = await answer.json();
    file.output.places[0].applicant = file.output.waiting[0].applicant;
    await stranger.getByLabel('核对自己下载的文件').setInputFiles({
      name: 'verify.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await expect(stranger.getByText('有不一致的地方')).toBeVisible({ timeout: 30_000 });
    await checkA11y(stranger);
  });

  await test.step('the family reads the reason beside each wish', async () => {
    const family = await openAs('guardian-lin');
    await visit(`/parent/wishes/${draw.id}`, family);
    const results = family
      .getByRole('region', { name: `${CHILD}的结果` })
      .or(family.locator('section', { has: family.getByRole('heading', { name: `${CHILD}的结果` }) }));
    await expect(results.first().getByText(/^第 \d 志愿$/)).toHaveCount(draw.wishes);
    await expect(
      results
        .first()
        .getByText(/抽中。|抽到第 \d+ 位|想要的门数已经抽满/)
        .first(),
    ).toBeVisible();
    await expect(family.getByText(`${draw.code.slice(0, 5)} ${draw.code.slice(5)}`)).toBeVisible();
  });
});
