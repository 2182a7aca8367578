import { readFileSync } from 'node:fs';
import { castChildId, castUserId } from '../../prisma/seed/cast';
import { expect, test } from '../support/test';
import { ask, askOne, clockIn, keepOnSale, TODAY } from './county';

test.describe.configure({ timeout: 240_000 });
test.use({ actionTimeout: 20_000 });

/** A school day at least nine days ahead on whose weekday the club's people have nothing yet. */
const FREE_DAY = `
  SELECT to_char(min(lesson.date), 'YYYY-MM-DD') AS date, extract(isodow FROM lesson.date)::int AS weekday
  FROM lesson JOIN offering ON offering.id = lesson.offering_id
  WHERE offering.school_id = 'xiangyang' AND offering.status = 'open' AND lesson.date > ${TODAY} + 9
    AND extract(isodow FROM lesson.date) < 6 -- no Saturday on which a holiday is made up for
    AND extract(isodow FROM lesson.date) NOT IN (
      SELECT extract(isodow FROM lesson_staff.date) FROM lesson_staff
      JOIN instructor ON instructor.id = lesson_staff.instructor_id
      WHERE instructor.user_id = ANY ($1) AND lesson_staff.date >= ${TODAY})
  GROUP BY weekday ORDER BY min(lesson.date) LIMIT 1`;

const WEEKDAYS = ['', '星期一', '星期二', '星期三', '星期四', '星期五'];

test('who has never read the law mends a plan from the words on the screen (T1, V1, P13, P8, F3)', async ({
  openAs,
  server,
  visit,
  checkA11y,
  allowConsole,
  isMobile,
}) => {
  test.skip(isMobile, 'staff work at a desk');
  allowConsole(/422/);
  const day = await askOne<{ date: string; weekday: number }>(server, 'free afternoon', FREE_DAY, [
    [castUserId('owner-football'), castUserId('coach-zhou')],
  ]);
  const weekday = WEEKDAYS[day.weekday] ?? '';
  const owner = await openAs('owner-football');

  await test.step('a helper without an entry query joins the club', async () => {
    await visit('/provider/instructors', owner);
    await owner.getByRole('link', { name: '添加教员' }).click();
    await expect(owner.getByRole('heading', { level: 1 })).toHaveText('添加教员');
    await checkA11y(owner);
    await owner.getByLabel('中文姓名').fill('高思远');
    await owner.getByLabel('英文或拼音姓名').fill('Gao Siyuan');
    await owner.getByLabel('资格证明', { exact: true }).selectOption('教练员证');
    await owner.getByLabel('证明名称（中文）').fill('中国足协 D 级教练员');
    await owner.getByLabel('证明名称（英文）').fill('National D-level football coach');
    await owner.getByRole('button', { name: '保存' }).click();
    await expect(owner).toHaveURL(/\/provider\/instructors\/[0-9a-f-]{36}/);
    await checkA11y(owner);
  });

  await visit('/provider/offerings', owner);
  await owner.getByRole('link', { name: '新的开班计划' }).first().click();
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('新的开班计划');
  await checkA11y(owner);
  const course = await askOne<{ id: string }>(
    server,
    'approved football course of the club',
    `SELECT c.id FROM course c JOIN provider p ON p.id = c.provider_id
      WHERE c.title_zh = '五人制足球' AND c.status = 'approved' LIMIT 1`,
  );
  await owner.getByLabel('课程').selectOption(course.id);
  await owner.getByLabel('学校').selectOption('向阳小学');
  await owner.getByRole('button', { name: '继续' }).click();
  await expect(owner).toHaveURL(/\/provider\/offerings\/[0-9a-f-]{36}\/edit$/);

  await owner.getByRole('checkbox', { name: weekday }).check();
  await owner.getByLabel(`${weekday}上课时间`).fill('14:00');
  await owner.getByLabel(`${weekday}下课时间`).fill('14:40');
  await owner.getByLabel('从哪天开始').fill(day.date);
  await owner.getByLabel('上几周').fill('2');
  await owner.getByRole('combobox', { name: '马骏' }).selectOption('主讲');
  await owner.getByRole('combobox', { name: '高思远' }).selectOption('助教');
  await owner.getByLabel('名额', { exact: true }).fill('46');
  await owner.getByLabel('最少开班人数').fill('1');
  await owner.getByRole('radio', { name: '本机构直接收' }).check();
  await owner.getByLabel('每次课', { exact: true }).fill('20');
  await owner.getByLabel('报名开始').fill(clockIn(-60));
  await owner.getByLabel('报名截止').fill(clockIn(3 * 24 * 60));

  const found = (rule: string) => owner.getByText(new RegExp(`（规则 ${rule}，`)).first();
  const gone = (rule: string) => expect(owner.getByText(new RegExp(`（规则 ${rule}，`))).toHaveCount(0);

  await test.step('each rule is told while one types, with what would be lawful', async () => {
    for (const rule of ['T1', 'V1', 'P13', 'P8', 'F3']) await expect(found(rule)).toBeVisible();
    await expect(found('T1')).toContainText(/学校的课到 \d\d:\d\d 才结束/);
    await expect(found('V1')).toContainText('每班最多 45 人');
    await expect(found('F3')).toContainText('只能由学校或县财政专户收');
    await checkA11y(owner);
  });

  await test.step('sending it is refused, and nothing typed is lost', async () => {
    await owner.getByRole('button', { name: '送学校安排教室' }).click();
    await expect(owner.getByRole('alert').first()).toBeVisible();
    for (const rule of ['T1', 'V1', 'P8', 'F3']) await expect(found(rule)).toBeVisible();
    await expect(owner.getByLabel('名额', { exact: true })).toHaveValue('46');
    await expect(owner.getByLabel(`${weekday}上课时间`)).toHaveValue('14:00');
    await checkA11y(owner);
  });

  await test.step('mended one by one, from the words', async () => {
    await owner.getByLabel(`${weekday}上课时间`).fill('17:20');
    await owner.getByLabel(`${weekday}下课时间`).fill('18:00');
    await gone('T1');
    await owner.getByRole('radio', { name: '学校（没有自己账户的' }).check();
    await gone('F3');
    await owner.getByLabel('名额', { exact: true }).fill('36');
    await gone('V1');
    await expect(found('P13')).toContainText('每班最多 35 人');
    await owner.getByRole('combobox', { name: '高思远' }).selectOption('不上这个班');
    await gone('P8');
    await owner.getByLabel('名额', { exact: true }).fill('11');
    await expect(found('P13')).toContainText('至少 2 位教练');
    await owner.getByLabel('名额', { exact: true }).fill('10');
    await gone('P13');
    await expect(owner.getByText('没有问题，可以送出。')).toBeVisible();
    await owner.getByRole('button', { name: '送学校安排教室' }).click();
    await expect(owner.getByText('已送学校')).toBeVisible();
    await checkA11y(owner);
  });

  await test.step('people are guarded too: nobody without a query takes over (P8)', async () => {
    await owner.getByRole('link', { name: '换老师' }).click();
    await owner.getByRole('combobox', { name: '高思远' }).selectOption('助教');
    await owner
      .getByRole('button', { name: /换|保存/ })
      .first()
      .click();
    await expect(owner.getByRole('alert').first()).toContainText('规则 P8');
    await checkA11y(owner);
  });
});

test('the school is told which room a sports class cannot have (V3)', async ({
  openAs,
  server,
  visit,
  checkA11y,
  allowConsole,
  isMobile,
}) => {
  test.skip(isMobile, 'staff work at a desk');
  allowConsole(/422/);
  // A lawful class of thirty; the room shrinks in the books of the test's county, as a new floor plan would say.
  const request = await askOne<{ id: string; room: string }>(
    server,
    'sports class that could move',
    `SELECT o.id, r.id AS room FROM offering o JOIN course c ON c.id = o.course_id
       JOIN room r ON r.school_id = o.school_id AND r.kind = ANY (c.room_kinds)
      WHERE o.school_id = 'xiangyang' AND o.status IN ('submitted', 'approved', 'open', 'running') AND c.category = 'sport'
        AND r.id IS DISTINCT FROM o.room_id AND o.capacity > 10
        AND NOT EXISTS (SELECT 1 FROM offering x WHERE x.room_id = r.id AND x.status IN ('approved', 'open', 'confirmed', 'running'))
      ORDER BY o.status = 'running', o.id, r.id LIMIT 1`,
  );
  await ask(server, 'UPDATE room SET area_m2 = 40 WHERE id = $1', [request.room]);
  const head = await openAs('head-xu');
  await visit(`/school/requests/${request.id}`, head);
  const reason = head.getByText(/场地 40 平方米.*要 \d+ 平方米/).first();
  await expect(reason).toBeAttached();
  if (!(await reason.isVisible())) await head.getByText('不合适的教室').first().click();
  await expect(head.getByText(/场地 40 平方米.*要 \d+ 平方米/).first()).toBeVisible();
  await checkA11y(head);
});

test('a family is told that a class stands still, and cannot take a place in it', async ({
  openAs,
  server,
  visit,
  checkA11y,
}) => {
  const open = await askOne<{ id: string; instructor: string }>(
    server,
    'class that is open to the child',
    `SELECT o.id, s.instructor_id AS instructor FROM offering o JOIN offering_staff s ON s.offering_id = o.id
       JOIN child c ON c.id = $1
      WHERE o.status = 'open' AND o.allocation = 'first_come' AND o.opens_at < now() AND o.closes_at > now() AND c.grade = ANY (o.grades)
        AND o.audience = 'county' ORDER BY o.closes_at DESC, o.id LIMIT 1`,
    [castChildId('lin-yinuo')],
  );
  await keepOnSale(server, open.id);
  // What the police answer today: nobody could have known it when the class was opened.
  await ask(
    server,
    `INSERT INTO staff_check (id, instructor_id, checked_on, result, reference)
     VALUES (gen_random_uuid(), $1, ${TODAY}, 'hit', 'T')`,
    [open.instructor],
  );
  const parent = await openAs('guardian-lin');
  await visit(`/offerings/${open.id}`, parent);
  await expect(parent.getByText(/准入查询已经过期|暂时不能报名|正在更新/).first()).toBeVisible();
  await checkA11y(parent);
});

test('a plan is judged over the API as on the screen', async ({ request, server, isMobile }) => {
  test.skip(isMobile, 'no screen is needed');
  const dossier = JSON.parse(readFileSync('tests/fixtures/rules/dossier.json', 'utf8'));
  const check = (body: unknown) => request.post(`${server.url}/api/v1/rules/check`, { data: body });
  const lawful = await check(dossier);
  expect(lawful.status()).toBe(200);
  expect(await lawful.json()).toEqual({ verdict: 'pass', findings: [] });
  const broken = await check({
    ...dossier,
    course: { ...dossier.course, title: '奥数足球' },
    group: { capacity: 46, minimum: 1 },
    staff: [{ ...dossier.staff[0], offenceCheckOn: null }],
    lessons: [{ date: '2026-09-08', start: '14:00', end: '15:00' }],
    fee: { ...dossier.fee, collectedBy: 'provider' },
  });
  const { verdict, findings } = await broken.json();
  expect(verdict).toBe('block');
  const rules = findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['C2', 'F3', 'P8', 'P13', 'T1', 'V1']));
  expect((await check({ ...dossier, foo: 1 })).status()).toBe(422);
});
