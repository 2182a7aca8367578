import type { Page } from '@playwright/test';
import { castChildId } from '../../prisma/seed/cast';
import type { AppServer } from '../support/app-server';
import { expect, test } from '../support/test';
import { askOne, keepOnSale, TODAY } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });

const CHILD = '林一诺';

const results = (page: Page) => page.getByRole('main').getByRole('article');
const titles = (page: Page) => results(page).getByRole('heading');

/** How many classes the search says there are; none while the answer is on its way. */
async function found(page: Page): Promise<number> {
  const text = await page
    .getByRole('region', { name: '找课程' })
    .getByText(/^(\d+ 个班|正在找…)$/)
    .first()
    .innerText();
  return Number(/\d+/.exec(text)?.[0]);
}

/**
 * A class that the county pays for, that her grade may go to and that lies on a weekday she has free. Nothing was let pass
 * in it: the reason would stand there as an officer wrote it, in Chinese also for who reads English.
 */
async function freeClass(server: AppServer) {
  const free = await askOne<{ id: string; title: string; week: string }>(
    server,
    'class paid by the county that fits',
    `SELECT offering.id, course.title_zh AS title,
       (SELECT to_char(min(date), 'YYYY-MM-DD') FROM lesson WHERE lesson.offering_id = offering.id) AS week
     FROM offering JOIN course ON course.id = offering.course_id
     WHERE offering.school_id = 'xiangyang' AND offering.status = 'open' AND offering.payer = 'county'
       AND 3 = ANY (offering.grades) AND offering.allocation = 'first_come' AND opens_at < now() AND closes_at > now()
       AND offering.capacity > 2 + places_taken(offering.id)
       AND NOT EXISTS (SELECT 1 FROM lesson JOIN enrollment ON enrollment.offering_id = lesson.offering_id
         JOIN offering_slot ON offering_slot.offering_id = offering.id
         WHERE enrollment.child_id = $1 AND enrollment.status IN ('held', 'confirmed')
           AND lesson.date >= ${TODAY}
           AND extract(isodow FROM lesson.date) = offering_slot.weekday)
       AND NOT EXISTS (SELECT 1 FROM rule_override
         WHERE revoked_at IS NULL AND subject_id IN (offering.id::text, course.id::text))
     ORDER BY offering.closes_at DESC, offering.id LIMIT 1`,
    [castChildId('lin-yinuo')],
  );
  await keepOnSale(server, free.id);
  return free;
}

test('anybody looks for a class without signing in', async ({ page, visit, checkA11y }, info) => {
  await visit('/');
  await expect(titles(page).first()).toBeVisible();
  const box = page.getByRole('searchbox');

  await test.step('in Chinese, by pinyin, and with a slip of the finger', async () => {
    for (const typed of ['古琴', 'guqin', 'guqim']) {
      await box.fill(typed);
      await expect(page).toHaveURL(new RegExp(`[?&]q=${encodeURIComponent(typed)}`));
      // The duet is "Guqin and Xiao" in English: typed in Latin letters it is as good a find as the guqin itself.
      await expect(titles(page).first()).toContainText(typed === '古琴' ? '古琴' : /古琴|琴箫和鸣/);
    }
    await checkA11y();
  });

  await test.step('a facet narrows, and the way back widens again', async () => {
    await visit('/');
    const all = await found(page);
    const filters = info.project.name === 'phone';
    if (filters) await page.getByRole('link', { name: '筛选', exact: true }).click();
    await page.getByRole('checkbox', { name: /^艺术/ }).check();
    await expect(page).toHaveURL(/category=art/);
    if (filters) {
      await checkA11y();
      await page.getByRole('button', { name: /^看 \d+ 个班$/ }).click();
    }
    const chosen = page.getByRole('navigation', { name: '正在筛选' });
    await expect(chosen.getByRole('link', { name: '去掉“艺术”' })).toBeVisible();
    await expect.poll(() => found(page)).toBeLessThan(all);
    await expect(results(page).filter({ hasNotText: '艺术' })).toHaveCount(0);
    await titles(page).first().getByRole('link').click();
    await expect(page).toHaveURL(/\/offerings\//);
    await checkA11y();
    await page.goBack();
    await expect(page).toHaveURL(/category=art/);
    await expect(chosen).toBeVisible();
    await page.goBack();
    await expect(page).not.toHaveURL(/category=art/);
    await expect(chosen).toBeHidden();
    await expect(page.locator('input[name="category"][value="art"]')).not.toBeChecked();
    await expect.poll(() => found(page)).toBe(all);
  });

  await test.step('from a class to its course, provider and school', async () => {
    await titles(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { name: '谁来教' })).toBeVisible();
    await page.getByRole('link', { name: '看同一课程的其他班' }).first().click();
    await expect(page).toHaveURL(/\/courses\//);
    await checkA11y();
    await page.getByRole('main').locator('a[href^="/providers/"]').first().click();
    await expect(page).toHaveURL(/\/providers\//);
    await expect(page.getByText('教育局白名单内').or(page.getByText('学校自己开的课')).first()).toBeVisible();
    await checkA11y();
    await visit('/schools/xiangyang');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('向阳小学');
  });
});

test('what is not there is said kindly, with a way on', async ({ page, visit }) => {
  await visit('/?q=xyzzyqwk');
  await expect(page.getByRole('heading', { name: '没有找到符合的班' })).toBeVisible();
  await page.getByRole('link', { name: '看全部课程' }).click();
  await expect(titles(page).first()).toBeVisible();
});

test('a parent takes a place that the county pays for, sees it in the week and gives it back', async ({
  page,
  server,
  signInAs,
  visit,
  checkA11y,
}) => {
  const offering = await freeClass(server);
  await signInAs('guardian-lin');
  await visit('/parent');
  await page.getByRole('button', { name: `给${CHILD}找课程` }).click();
  await expect(page.getByText(`适合${CHILD}`).first()).toBeVisible();
  await checkA11y();

  await visit(`/offerings/${offering.id}`);
  await page.getByRole('link', { name: `给${CHILD}报名` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(offering.title);
  await checkA11y();
  await expect(page.getByRole('radio', { name: CHILD })).toBeChecked();
  for (const consent of await page.getByRole('checkbox', { name: /^我同意/ }).all()) await consent.check();
  await page.getByRole('button', { name: '报名', exact: true }).click();
  await expect(page).toHaveURL(/\/parent\/enrollments\//);
  await expect(page.getByText('报上了', { exact: true })).toBeVisible();
  await checkA11y();
  const place = page.url();

  await visit(`/parent?week=${offering.week}`);
  const week = page.getByRole('region', { name: `${CHILD}的一周` });
  await expect(week.getByRole('link', { name: offering.title })).toBeVisible();

  await visit(`/offerings/${offering.id}`);
  await expect(page.getByText(`${CHILD}已经报上了`).first()).toBeVisible();

  await page.goto(place);
  await page.getByRole('link', { name: '取消报名' }).click();
  await expect(page.getByText(`要取消${CHILD}的“${offering.title}”吗？`)).toBeVisible();
  await checkA11y();
  await page.getByRole('button', { name: '确认取消报名' }).click();
  await expect(page.getByText('已经取消报名。')).toBeVisible();
  await expect(page.getByText('您取消了这个名额')).toBeVisible();
  await page.goto(`/parent?week=${offering.week}`);
  await expect(week.getByRole('link', { name: offering.title })).toBeHidden();

  await visit('/parent/payments');
  await visit('/parent/children');
  await visit('/parent/calendar');
});

test('in English no Chinese is left on a page but names of people', async ({
  page,
  signInAs,
  visit,
  server,
  checkA11y,
}) => {
  const offering = await freeClass(server);
  await signInAs('guardian-lin');
  await visit('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await checkA11y();
  for (const path of [
    '/',
    `/offerings/${offering.id}`,
    `/parent/offerings/${offering.id}/enrollment`,
    '/parent',
    '/parent/children',
    '/parent/payments',
    '/parent/calendar',
  ]) {
    await visit(path);
    expect(await chineseOn(page), `Chinese on ${path}`).toEqual([]);
  }
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

/** What a reader of English cannot read: children's names are as the school writes them, and the switch says its own language. */
async function chineseOn(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const without = text.replaceAll(CHILD, '').replaceAll('林静', '').replaceAll('中文', '');
  return without.split('\n').filter((line) => /\p{Script=Han}/u.test(line));
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, everyPageChecked: false });

  test('the search is a form with an address', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('guqin');
    await page.getByRole('button', { name: '搜索' }).click();
    await expect(page).toHaveURL(/[?&]q=guqin/);
    await expect(titles(page).first()).toContainText('古琴');
    await titles(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('古琴');
    await page.getByRole('link', { name: '给孩子报名' }).click();
    await expect(page).toHaveURL(/\/sign-in\?to=/);
  });
});
