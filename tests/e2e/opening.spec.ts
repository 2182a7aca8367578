import { expect, test } from '../support/test';
import { ask, askOne } from './county';

test.describe.configure({ timeout: 120_000 });

test('a countdown by the server’s clock turns into the way to a place', async ({
  page,
  server,
  checkA11y,
}) => {
  const soon = await askOne<{ id: string }>(
    server,
    'class that opens later',
    `SELECT id FROM offering WHERE status = 'open' AND allocation = 'first_come' AND opens_at > now() + interval '10 minutes'
        AND paused_at IS NULL ORDER BY id LIMIT 1`,
  );
  // Nobody has looked at it before: what pages of it are kept are made from now on.
  await ask(server, "UPDATE offering SET opens_at = now() + interval '25 seconds' WHERE id = $1", [soon.id]);
  await page.goto(`/offerings/${soon.id}`); // axe takes its time: it looks once the clock has been read
  await expect(page.getByText('离开始报名还有')).toBeVisible();
  // The seconds are for the eye; who listens is told now and then.
  await expect(page.getByRole('timer', { includeHidden: true })).toHaveText(/^0:[0-2]\d$/);
  await expect(page.getByText('还有 1 分钟开始报名。')).toBeAttached();
  await expect(page.getByRole('button', { name: '给孩子报名' })).toHaveAttribute('aria-disabled', 'true');
  await checkA11y();
  const link = page.getByRole('link', { name: '给孩子报名' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('离开始报名还有')).toBeHidden();
  await expect(link).toHaveAttribute('href', `/parent/offerings/${soon.id}/enrollment`);
  await checkA11y();
});
