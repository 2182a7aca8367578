import type { Page } from '@playwright/test';
import { castChildId, castUserId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { askOne, clockIn, TODAY } from './county';

const COURSE = '小海豚守门员课';
const CHILD = '林一诺';

/**
 * A school day at least nine days ahead on whose weekday neither the child nor the coaches have anything yet. The
 * school's own open classes tell which days of that weekday are school days.
 */
const FREE_DAY = `
  SELECT to_char(min(lesson.date), 'YYYY-MM-DD') AS date, extract(isodow FROM lesson.date)::int AS weekday
  FROM lesson JOIN offering ON offering.id = lesson.offering_id
  WHERE offering.school_id = 'xiangyang' AND offering.status = 'open' AND lesson.date > ${TODAY} + 9
    AND extract(isodow FROM lesson.date) < 6 -- no Saturday on which a holiday is made up for
    AND extract(isodow FROM lesson.date) NOT IN (
      SELECT extract(isodow FROM taken.date) FROM lesson taken
      JOIN enrollment ON enrollment.offering_id = taken.offering_id
      WHERE enrollment.child_id = $1 AND enrollment.status IN ('held', 'confirmed')
        AND taken.date >= ${TODAY}
      UNION
      SELECT extract(isodow FROM lesson_staff.date) FROM lesson_staff
      JOIN instructor ON instructor.id = lesson_staff.instructor_id
      WHERE instructor.user_id = ANY ($2) AND lesson_staff.date >= ${TODAY}
    )
  GROUP BY weekday ORDER BY min(lesson.date) LIMIT 1`;

const WEEKDAYS = ['', '星期一', '星期二', '星期三', '星期四', '星期五'];

test.skip(({ phone }) => phone, 'staff work at a desk; the parent has a phone in either case');

test('from an empty course to a paid place on the afternoon list', async ({
  openAs,
  server,
  visit,
  checkA11y,
  browser,
  watched,
  allowConsole,
}) => {
  test.setTimeout(360_000);
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  const day = await askOne<{ date: string; weekday: number }>(server, 'free afternoon', FREE_DAY, [
    castChildId('lin-yinuo'),
    [castUserId('owner-football'), castUserId('coach-zhou')],
  ]);
  const weekday = WEEKDAYS[day.weekday] ?? '';

  const owner = await openAs('owner-football');
  const courseId = await test.step('the club writes a course and sends it to the bureau', async () => {
    await visit('/provider', owner);
    await visit('/provider/courses', owner);
    await owner.getByRole('link', { name: '新建课程' }).first().click();
    await expect(owner.getByRole('heading', { level: 1 })).toHaveText('新建课程');
    await checkA11y(owner);
    await owner.getByLabel('课程名称（中文）').fill(COURSE);
    await owner.getByRole('radio', { name: '体育' }).check();
    await owner.getByRole('button', { name: '继续' }).click();
    await expect(owner).toHaveURL(/\/provider\/courses\/[0-9a-f-]{36}\/edit$/);
    await checkA11y(owner);

    await owner.getByRole('button', { name: '提交审核' }).click();
    await expect(owner.getByRole('alert')).toContainText('课程名称（英文）');
    await expect(owner.getByLabel('课程名称（中文）')).toHaveValue(COURSE);
    await checkA11y(owner);
    await owner.getByLabel('课程名称（英文）').fill('Little Dolphins Goalkeepers');
    await owner.getByLabel('孩子做什么（中文）').fill('扑救、开球、指挥防线。学期末打一场自己当裁判的比赛。');
    await owner
      .getByLabel('孩子做什么（英文）')
      .fill('Saving, kicking off and leading the defence, with a match of their own at the end.');
    await owner.getByLabel('大纲（中文）').fill('接球\n扑救\n开球\n小比赛');
    await owner.getByLabel('大纲（英文）').fill('Catching\nSaving\nKicking off\nA small match');
    const grades = owner.getByRole('group', { name: '年级' });
    for (const grade of ['二年级', '三年级', '四年级']) await grades.getByText(grade).click();
    await owner.getByLabel('每班最多人数').fill('10');
    await owner.getByLabel('每次课布置多少分钟作业').fill('0');
    await owner.getByRole('group', { name: '教室种类' }).getByText('操场').click();
    await owner.getByRole('button', { name: '提交审核' }).click();
    await expect(owner.getByText('已提交审核')).toBeVisible();
    await expect(owner.getByText('正在等教育局审核')).toBeVisible();
    await checkA11y(owner);
    return idIn(owner);
  });

  await test.step('the bureau approves it', async () => {
    const officer = await openAs('officer-shen');
    await visit('/bureau/courses', officer);
    await officer.getByRole('link', { name: COURSE, exact: true }).click();
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(COURSE);
    await checkA11y(officer);
    for (const answer of ['兴趣、体验、健康', '非学科的活动和技能', '不评价，或者展示作品']) {
      await officer.getByRole('radio', { name: answer }).check();
    }
    await officer.getByRole('button', { name: '通过' }).click();
    await expect(officer.getByText('课程已通过')).toBeVisible();
    await checkA11y(officer);
    await officer.context().close();
  });

  const offeringId = await test.step('the club plans a class at the school', async () => {
    await visit(`/provider/courses/${courseId}`, owner);
    await owner.getByRole('link', { name: '用它开班' }).click();
    await expect(owner.getByLabel('课程')).toHaveValue(courseId);
    await checkA11y(owner);
    await owner.getByLabel('学校').selectOption('向阳小学');
    await owner.getByRole('button', { name: '继续' }).click();
    await expect(owner).toHaveURL(/\/provider\/offerings\/[0-9a-f-]{36}\/edit$/);
    await checkA11y(owner);
    await owner.getByRole('checkbox', { name: weekday }).check();
    await owner.getByLabel(`${weekday}上课时间`).fill('17:20');
    await owner.getByLabel(`${weekday}下课时间`).fill('18:00');
    await owner.getByLabel('从哪天开始').fill(day.date);
    await owner.getByLabel('上几周').fill('3');
    await owner.getByRole('combobox', { name: '马骏' }).selectOption('主讲');
    await owner.getByRole('combobox', { name: '周凯' }).selectOption('助教');
    await owner.getByLabel('名额', { exact: true }).fill('8');
    await owner.getByLabel('最少开班人数').fill('1');
    await owner.getByRole('radio', { name: '家庭付费' }).check();
    await owner.getByLabel('每次课', { exact: true }).fill('20');
    await owner.getByLabel('材料费').fill('12.50');
    await owner.getByLabel('报名开始').fill(clockIn(-60));
    await owner.getByLabel('报名截止').fill(clockIn(3 * 24 * 60));
    await expect(owner.getByText('没有问题，可以送出。')).toBeVisible();
    await checkA11y(owner);
    await owner.getByRole('button', { name: '送学校安排教室' }).click();
    await expect(owner.getByText('已送学校')).toBeVisible();
    await expect(owner.getByText('正在等学校安排教室').first()).toBeVisible();
    await checkA11y(owner);
    return idIn(owner);
  });

  const head = await openAs('head-xu');
  await test.step('the school gives it a room and opens it', async () => {
    await visit('/school/requests', head);
    await head.getByRole('link', { name: COURSE }).first().click();
    await expect(head.getByRole('heading', { level: 1 })).toContainText(COURSE);
    await checkA11y(head);
    await head
      .getByRole('button', { name: /^安排在/ })
      .first()
      .click();
    await expect(head.getByText('已安排教室，机构会收到通知')).toBeVisible();
    await checkA11y(head);
    await head.getByRole('button', { name: '开放报名' }).click();
    await expect(head.getByText('已开放报名，家长现在能看到这个班')).toBeVisible();
    await checkA11y(head);
  });

  const phone = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: server.url,
  });
  watched.follow(phone);
  const parent = await phone.newPage();
  await test.step('a parent finds it on her phone and takes a place', async () => {
    await expect(async () => {
      await parent.goto(`/?${new URLSearchParams({ q: COURSE })}`);
      await expect(parent.getByRole('link', { name: COURSE, exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await checkA11y(parent);
    await parent.getByRole('link', { name: COURSE, exact: true }).click();
    await expect(parent).toHaveURL(new RegExp(`/offerings/${offeringId}$`));
    await expect(parent.getByText('剩 8 个名额').first()).toBeVisible();
    await checkA11y(parent);
    await visit('/demo', parent);
    await parent.getByRole('button', { name: '以林静的身份进入' }).click();
    await expect(parent).toHaveURL(/\/parent$/);
    await checkA11y(parent);
    await parent.goto(`/offerings/${offeringId}`);
    await parent.getByRole('link', { name: /报名$/ }).click();
    await expect(parent.getByRole('heading', { level: 1 })).toContainText(COURSE);
    await checkA11y(parent);
    await expect(parent.getByRole('radio', { name: CHILD })).toBeChecked();
    for (const consent of await parent.getByRole('checkbox', { name: /^我同意/ }).all())
      await consent.check();
    // Three lessons at ¥20.00 and ¥12.50 for materials.
    await parent.getByRole('button', { name: '报名，去付款 ¥72.50' }).click();
  });

  await test.step('she pays at the till and has the place', async () => {
    await expect(parent).toHaveURL(/\/sandbox\/pay\//);
    await expect(parent.getByRole('heading', { level: 1 })).toContainText('¥72.50');
    await checkA11y(parent);
    await parent.getByRole('radio', { name: '支付宝' }).check();
    await parent.getByRole('button', { name: '支付 ¥72.50' }).click();
    await expect(parent).toHaveURL(/\/parent\/enrollments\//);
    await expect(parent.getByText('报上了', { exact: true })).toBeVisible();
    await checkA11y(parent);
    await visit('/parent/payments', parent);
    await expect(parent.getByText('¥72.50').first()).toBeVisible();
    await visit(`/parent?week=${day.date}`, parent);
    const week = parent.getByRole('region', { name: `${CHILD}的一周` });
    await expect(week.getByRole('link', { name: COURSE })).toBeVisible();
    await visit('/account/messages', parent);
    await expect(parent.getByRole('list', { name: '消息列表' })).toContainText(COURSE);
  });

  await test.step('the school sees the child on that afternoon', async () => {
    await visit(`/school/afternoon?date=${day.date}`, head);
    const lesson = sectionOf(head, COURSE).last();
    await expect(lesson.getByRole('rowheader', { name: CHILD })).toBeVisible();
    await expect(lesson).toContainText('马骏');
  });

  await test.step('the club sees a name and a class, and nothing more', async () => {
    await visit(`/provider/offerings/${offeringId}/roster`, owner);
    const row = owner.getByRole('row').filter({ has: owner.getByRole('rowheader', { name: CHILD }) });
    await expect(row).toContainText('三年级');
    const heads = await owner.getByRole('columnheader').allInnerTexts();
    expect(heads.map((text) => text.trim())).toEqual(['序号', '姓名', '班级']);
    const { birth, phone: number } = await askOne<{ birth: string; phone: string }>(
      server,
      'child',
      `SELECT to_char(birth_date, 'YYYY-MM-DD') AS birth, "user".phone_number AS phone
       FROM child, "user" WHERE child.id = $1 AND "user".id = $2`,
      [castChildId('lin-yinuo'), castUserId('guardian-lin')],
    );
    const html = await owner.content();
    for (const secret of [birth, number, number.slice(-8), '林静', '72.50'])
      expect(html).not.toContain(secret);
  });
  await phone.close();
});

function sectionOf(page: Page, title: string) {
  return page.locator('section').filter({ has: page.getByRole('heading', { level: 3, name: title }) });
}

/** The id in a page's address. */
function idIn(page: Page): string {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(page.url())?.[0];
  if (!id) throw new Error(`No id in ${page.url()}`);
  return id;
}
