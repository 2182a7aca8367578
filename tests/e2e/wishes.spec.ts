import { castChildId, castUserId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { ask, askOne } from './county';

// A whole story with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

const CHILD = '林一诺';

test('a parent ranks wishes, sees how many want them, changes them and ties a sibling', async ({
  page,
  server,
  signInAs,
  visit,
  checkA11y,
}) => {
  const draw = await askOne<{ id: string; name: string }>(
    server,
    'draw that takes wishes',
    `SELECT id, name_zh AS name FROM draw WHERE status = 'announced' AND opens_at < now() AND closes_at > now()`,
  );
  // A child of her class at school, added to her account: a sister to be tied with.
  const sister = await askOne<{ id: string; name: string }>(
    server,
    'child that nobody has added',
    `SELECT c.id, c.name FROM child c WHERE c.school_id = 'xiangyang' AND c.grade = 3
        AND NOT EXISTS (SELECT 1 FROM guardian_child g WHERE g.child_id = c.id) ORDER BY c.id LIMIT 1`,
  );
  await ask(
    server,
    `WITH g AS (SELECT id FROM guardian WHERE user_id = $1), linked AS (
       INSERT INTO guardian_child (guardian_id, child_id, linked_at) SELECT id, $2, now() FROM g)
     INSERT INTO consent (id, guardian_id, child_id, kind, text_version, agreed_at)
     SELECT gen_random_uuid(), g.id, $2, kind, text_version, now()
       FROM g, (SELECT kind, text_version FROM consent WHERE child_id = $3 AND kind = 'child_data' LIMIT 1) k`,
    [castUserId('guardian-lin'), sister.id, castChildId('lin-yinuo')],
  );
  const agree = async () => {
    for (const consent of await page.getByRole('checkbox', { name: /^我同意/ }).all()) await consent.check();
  };
  const ranks = page.getByText(/^第 \d 志愿$/);

  await signInAs('guardian-lin');
  await visit('/parent/wishes');
  await page.locator(`a[href^="/parent/wishes/${draw.id}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(draw.name);
  await visit(`/parent/wishes/${draw.id}?child=${castChildId('lin-yinuo')}`);
  await expect(page.getByText(/填得早、填得晚，结果完全一样/)).toBeVisible();
  await expect(
    page.getByText(/名额 \d+(（预留 \d+）)? · 第一志愿 \d+ 人 · 填了这个班 \d+ 人/).first(),
  ).toBeVisible();

  await test.step('two wishes, the second moved up, saved', async () => {
    const add = page.getByRole('button', { name: /^加入志愿：/ });
    const first = (await add.first().getAttribute('aria-label'))?.replace('加入志愿：', '') ?? '';
    await add.first().click();
    await expect(ranks).toHaveCount(1);
    const second = (await add.first().getAttribute('aria-label'))?.replace('加入志愿：', '') ?? '';
    await add.first().click();
    await expect(ranks).toHaveCount(2);
    await page.getByRole('button', { name: `上移：${second}` }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '第 1 志愿' })).toContainText(second);
    await expect(page.getByText('有修改还没有保存。')).toBeVisible();
    await agree();
    await page.getByRole('button', { name: '保存志愿' }).last().click();
    await expect(page.getByText('志愿已保存。截止以前可以随时再改。')).toBeVisible();
    await checkA11y();
    await expect(page.getByRole('listitem').filter({ hasText: '第 2 志愿' })).toContainText(first);
    await expect(page.getByText(`${CHILD}的查验码`)).toBeVisible();
  });

  await test.step('changed as often as one likes, and tied with a sister', async () => {
    await page
      .getByRole('button', { name: /^移除：/ })
      .last()
      .click();
    await expect(ranks).toHaveCount(1);
    await page.getByRole('checkbox', { name: new RegExp(sister.name) }).check();
    await agree();
    await page.getByRole('button', { name: '保存志愿' }).last().click();
    await expect(page.getByText('几个孩子的志愿都已保存。截止以前可以随时再改。')).toBeVisible();
    await checkA11y();
    const tied = await ask<{ tie: string }>(
      server,
      'SELECT tie_id AS tie FROM wish_list WHERE draw_id = $1 AND child_id IN ($2, $3)',
      [draw.id, castChildId('lin-yinuo'), sister.id],
    );
    expect(tied).toHaveLength(2);
    expect(tied[0]?.tie).toBe(tied[1]?.tie);
    expect(tied[0]?.tie).not.toBeNull();
  });

  await test.step('taken back as a whole', async () => {
    await page.getByRole('link', { name: '撤回志愿' }).click();
    await expect(page.getByText(/绑在一起，会一起撤回/)).toBeVisible();
    await checkA11y();
    await page.getByRole('button', { name: '确定撤回' }).click();
    await expect(page.getByText('志愿已撤回。')).toBeVisible();
    await checkA11y();
    const left = await ask(server, 'SELECT 1 FROM wish_list WHERE draw_id = $1 AND child_id IN ($2, $3)', [
      draw.id,
      castChildId('lin-yinuo'),
      sister.id,
    ]);
    expect(left).toEqual([]);
  });
});
