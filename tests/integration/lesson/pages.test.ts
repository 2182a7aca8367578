import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { env } from '~/http/env.server';
import * as bureauDay from '~/routes/bureau+/lessons._index';
import * as bureauLesson from '~/routes/bureau+/lessons.$lessonId';
import * as pickUp from '~/routes/parent+/children.$childId.pick-up';
import * as leave from '~/routes/parent+/enrollments.$enrollmentId.leave';
import * as ownBoard from '~/routes/provider+/lessons._index';
import * as ownLesson from '~/routes/provider+/lessons.$lessonId._index';
import { action as marks } from '~/routes/provider+/lessons.$lessonId.marks';
import * as hereBoard from '~/routes/school+/lessons._index';
import * as hereLesson from '~/routes/school+/lessons.$lessonId._index';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { disputeLesson } from '~/services/lesson/dispute.server';
import { saveMarks } from '~/services/lesson/mark.server';
import { addPickUpPerson } from '~/services/lesson/pick-up.server';
import { reportLesson } from '~/services/lesson/report.server';
import { rendered } from '../rules/rendered';
import { DATES, during, layClass, layGround, layPlace, mark, past } from './class';

const LNGS = ['zh-CN', 'en'] as const;
const context = { cspNonce: '', requestId: '', clientAddress: '' };

/** The cookie of a session of somebody. */
async function cookieOf({ userId }: Pick<Actor, 'userId'>): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

/** A page in both languages: it is there, and no key of a text shows. */
async function shown(route: string, module: object, address: string, cookie: string) {
  const pages = [];
  for (const lng of LNGS) {
    const page = await rendered(route, module, { v3_singleFetch: true })(address, lng, cookie);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(/\b(lesson|codes|parent)[.:][a-z]|\{\{|undefined/);
    pages.push(page);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}

let ground: Awaited<ReturnType<typeof layGround>>;
let lessons: string[];
let child: Awaited<ReturnType<typeof layPlace>>;
const cookies: Record<'coach' | 'owner' | 'head' | 'teacher' | 'officer' | 'family', string> = {
  coach: '',
  owner: '',
  head: '',
  teacher: '',
  officer: '',
  family: '',
};
const [FIRST, SECOND] = DATES as [string, string];

beforeAll(async () => {
  ground = await layGround();
  const laid = await layClass(ground.market);
  lessons = laid.lessons;
  child = await layPlace(ground.market, laid.offeringId);
  for (const role of ['coach', 'owner', 'head', 'teacher', 'officer'] as const) {
    cookies[role] = await cookieOf(ground[role]);
  }
  cookies.family = await cookieOf(child);
  await addPickUpPerson(
    child.actor,
    { childId: child.childId, name: '陈秀兰', relation: 'grandparent' },
    new Date(),
  );
  for (const [index, date] of [FIRST, SECOND].entries()) {
    const lessonId = lessons[index] as string;
    const present = [mark(child.enrollmentId, 'present', during(date))];
    await saveMarks(ground.coach, { lessonId, seat: 'provider', marks: present }, during(date));
    await reportLesson(ground.coach, { lessonId, seat: 'provider' }, past(date));
  }
  await disputeLesson(ground.head, { lessonId: lessons[1] as string, reason: '教员晚到' }, past(SECOND));
});

const post = (path: string, body: unknown, cookie: string) =>
  marks({
    request: new Request(`http://localhost:3000${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    params: { lessonId: path.split('/')[3] },
    context,
  } as never);

describe('the pages of a provider', () => {
  it('say what waits, and lead to it', async () => {
    const [zh] = await shown('provider/lessons', ownBoard, '/provider/lessons', cookies.coach);
    expect(zh.words).toContain('学校有疑问，请回复');
    expect(zh.words).toContain('已下课，等您确认');
    expect(zh.html).toContain(`/provider/lessons/${lessons[2]}`);
  });

  it('have the register with who fetches the child, and nothing of the money', async () => {
    const [zh] = await shown(
      'provider/lessons/:lessonId',
      ownLesson,
      `/provider/lessons/${lessons[2]}`,
      cookies.coach,
    );
    expect(zh.words).toContain('林一诺');
    expect(zh.words).toContain('确认这次课上过了');
    expect(zh.words).not.toContain('取消这次课');
    const read = await db.auditEvent.findFirst({ where: { subjectId: lessons[2], verb: 'roster.read' } });
    expect(read).not.toBeNull();
    const [own] = await shown(
      'provider/lessons/:lessonId',
      ownLesson,
      `/provider/lessons/${lessons[1]}`,
      cookies.owner,
    );
    expect(own.words).toContain('回复学校');
    expect(own.words).toContain('陈秀兰');
  });

  it('take marks from a phone whose clock is wrong, as often as it likes', async () => {
    const path = `/provider/lessons/${lessons[2]}/marks`;
    const sentAt = Date.now() - 86_400_000;
    const body = {
      sentAt,
      marks: [{ enrollmentId: child.enrollmentId, state: 'present', markedAt: sentAt - 60_000 }],
    };
    const first = await post(path, body, cookies.coach);
    expect([first.status, await first.json()]).toEqual([200, { kept: 1 }]);
    const { markedAt } = await db.attendance.findFirstOrThrow({ where: { lessonId: lessons[2] } });
    expect(Date.now() - markedAt.getTime()).toBeLessThan(120_000);
    expect((await post(path, { sentAt: 1 }, cookies.coach)).status).toBe(400);
    const fixed = await post(`/provider/lessons/${lessons[0]}/marks`, body, cookies.coach);
    expect(fixed.status).toBe(422);
    expect(await fixed.json()).toMatchObject({ refusals: [{ code: 'lesson_reported' }] });
    await expect(post(path, body, cookies.head)).rejects.toMatchObject({ status: 403 });
  });
});

describe('the pages of a school', () => {
  it('have what is to confirm by weeks, for who may', async () => {
    const [zh] = await shown('school/lessons', hereBoard, '/school/lessons', cookies.head);
    expect(zh.words).toContain('确认勾选的课');
    expect(zh.html).toContain(`value="${lessons[0]}"`);
    const [teacher] = await shown('school/lessons', hereBoard, '/school/lessons', cookies.teacher);
    expect(teacher.words).not.toContain('确认勾选的课');
  });

  it('have a lesson with what can be done to it', async () => {
    const show = (id: string | undefined, cookie: string) =>
      shown('school/lessons/:lessonId', hereLesson, `/school/lessons/${id}`, cookie);
    const [zh] = await show(lessons[0], cookies.head);
    for (const words of ['确认这次课', '有疑问']) expect(zh.words).toContain(words);
    const [later] = await show(lessons[3], cookies.head);
    expect(later.words).toContain('这次课没有上');
    const [teacher] = await show(lessons[0], cookies.teacher);
    expect(teacher.words).not.toContain('哪里不对');
  });
});

describe('the pages of families and of the bureau', () => {
  it('offer leave with its worth, and a list of who fetches', async () => {
    const address = `/parent/enrollments/${child.enrollmentId}/leave`;
    const [zh] = await shown('parent/enrollments/:enrollmentId/leave', leave, address, cookies.family);
    expect(zh.words).toContain('没有可以请假的课'); // these lessons are over by now
    const people = `/parent/children/${child.childId}/pick-up`;
    const [list] = await shown('parent/children/:childId/pick-up', pickUp, people, cookies.family);
    expect(list.words).toContain('陈秀兰');
  });

  it('call off a day, and look at a lesson without its children', async () => {
    const address = `/bureau/lessons?date=${DATES[3]}&school=xiangyang`;
    const [zh] = await shown('bureau/lessons', bureauDay, address, cookies.officer);
    expect(zh.words).toContain('向阳小学');
    const [one] = await shown(
      'bureau/lessons/:lessonId',
      bureauLesson,
      `/bureau/lessons/${lessons[0]}`,
      cookies.officer,
    );
    expect(one.words).not.toContain('林一诺');
  });
});
