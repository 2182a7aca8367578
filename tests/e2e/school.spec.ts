import { pupilNumber } from '../../prisma/seed/pupil-number';
import { expect, test } from '../support/test';
import { askOne } from './county';

// Whole journeys with axe on each page, on machines that do other things besides.
test.describe.configure({ timeout: 180_000 });
test.skip(({ phone }) => phone, 'staff work at a desk');

const FIRST = pupilNumber('2017-10-08', 901);
const SECOND = pupilNumber('2018-03-21', 902);

/** As a school's own system writes it: a title above the heads, and a column that is nobody's business here. */
const ROSTER = `\ufeff向阳小学转入学生,,,,,
姓名,全国学籍号,出生日期,年级,班级,家长电话
苏晓禾,${FIRST},2017-10-08,三年级,三(1)班,13800000000
顾一帆,${SECOND},2018/3/21,2,二(2)班,13800000001
`;

const file = { name: '转入学生.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) };

test('a head keeps the roster, the rooms and the requests', async ({
  page,
  server,
  signInAs,
  visit,
  checkA11y,
  allowConsole,
}) => {
  allowConsole(/422/); // the browser's own line about a form that was not accepted
  await signInAs('head-xu');
  await visit('/school');

  const upload = async () => {
    await visit('/school/roster');
    const button = page.getByRole('button', { name: '上传，先看看' });
    if (!(await button.isVisible())) await page.getByText('用表格导入').click();
    await page.getByLabel('学生表格').setInputFiles(file);
    await button.click();
    await expect(page).toHaveURL(/\/school\/roster\/imports\//, { timeout: 30_000 });
    await checkA11y();
  };

  await test.step('a spreadsheet is looked at first, then used', async () => {
    await upload();
    const added = page.getByRole('table', { name: '新增的学生' });
    await expect(added.getByRole('rowheader')).toHaveText(['苏晓禾', '顾一帆']);
    await expect(page.getByText('没有读的列：家长电话')).toBeVisible();
    await page.getByRole('button', { name: '更新名册' }).click();
    await expect(page.getByText('名册已更新：新增 2 人，修改 0 人。')).toBeVisible();
    await page.getByRole('searchbox', { name: '按姓名找' }).fill('苏晓禾');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: '苏晓禾' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('苏晓禾');
    await expect(page.getByText(FIRST)).toHaveCount(0);
    await checkA11y();
  });

  await test.step('the same file again changes nothing', async () => {
    await upload();
    await expect(page.getByText('名册已经和这个文件一致')).toBeVisible();
    await expect(page.getByText(/同一个文件在 .+ 已经导入过/)).toBeVisible();
    await expect(page.getByRole('button', { name: '更新名册' })).toHaveCount(0);
    await page.getByRole('button', { name: '不用这个文件' }).click();
    await expect(page.getByText('文件已丢弃，名册没有改动。')).toBeVisible();
  });

  await test.step('a room with a class in it is not closed on that day, and the page says which', async () => {
    const lesson = await askOne<{ room: string; name: string; date: string; title: string }>(
      server,
      'lesson to come',
      `SELECT room.id AS room, room.name_zh AS name, to_char(lesson.date, 'YYYY-MM-DD') AS date, course.title_zh AS title
       FROM lesson JOIN room ON room.id = lesson.room_id JOIN offering ON offering.id = lesson.offering_id
       JOIN course ON course.id = offering.course_id
       WHERE offering.school_id = 'xiangyang' AND offering.status = 'open' AND lesson.date > current_date + 1
       ORDER BY lesson.date, lesson.start_minute LIMIT 1`,
    );
    await visit('/school/rooms');
    await page.getByRole('link', { name: lesson.name, exact: true }).first().click();
    await expect(page).toHaveURL(new RegExp(lesson.room));
    await checkA11y();
    const close = async (from: string, to: string) => {
      await page.getByLabel('从', { exact: true }).fill(from);
      await page.getByLabel('到', { exact: true }).fill(to);
      await page.getByLabel('原因').fill('更换灯具');
      await page.getByRole('button', { name: '登记停用' }).click();
    };
    await close(lesson.date, lesson.date);
    const why = page.getByRole('alert').first();
    await expect(why).toContainText('这几天教室里有课');
    await expect(why).toContainText(lesson.title);
    await expect(page.getByLabel('原因')).toHaveValue('更换灯具');
    await checkA11y();
    await close('2031-08-01', '2031-08-03');
    await expect(page.getByText('已登记停用')).toBeVisible();
    await page.getByRole('button', { name: /^取消.*8月1日.*停用$/ }).click();
    await expect(page.getByText('已恢复使用。')).toBeVisible();
    await checkA11y();
  });

  await test.step('a request goes back with a reason', async () => {
    const request = await askOne<{ id: string; title: string }>(
      server,
      'request for a room',
      `SELECT offering.id, course.title_zh AS title FROM offering JOIN course ON course.id = offering.course_id
       WHERE school_id = 'xiangyang' AND offering.status = 'submitted' ORDER BY offering.id DESC LIMIT 1`,
    );
    await visit('/school/requests');
    await visit(`/school/requests/${request.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(request.title);
    await page.getByRole('heading', { name: '退回申请' }).click();
    await page.getByRole('button', { name: '退回' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await checkA11y();
    await page.getByLabel('原因').fill('这学期这个时间要开运动会，请换到下周以后。');
    await page.getByRole('button', { name: '退回' }).click();
    await expect(page.getByText('已退回，机构会看到您写的原因')).toBeVisible();
    await checkA11y();
  });

  for (const path of [
    '/school/offerings',
    '/school/afternoon',
    '/school/claims',
    '/school/rooms/new',
    '/school/roster/new',
  ])
    await visit(path);
});

test('a teacher sees the afternoon and nothing that is the head’s', async ({
  page,
  signInAs,
  visit,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signInAs('teacher-he');
  await visit('/school');
  await expect(page.getByRole('link', { name: '今天下午' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: '教室申请' })).toHaveCount(0);
  await visit('/school/afternoon');
  await visit('/school/requests');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的账号不能打开这一页');
});
