import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { coursePage } from '~/services/catalogue/course-page.server';
import { courseRules, ownCourse } from '~/services/course/queries.server';
import { submitCourse } from '~/services/course/submit.server';
import { approveCourse } from '~/services/course-review/approve.server';
import { courseForReview, courseQueue } from '~/services/course-review/queue.server';
import { returnCourse } from '~/services/course-review/return.server';
import { makeProvider, NOW, staffMember } from './county';

const written = {
  category: 'sport' as const,
  titleZh: '少儿足球',
  titleEn: 'Football for children',
  summaryZh: '踢球、配合、交朋友。',
  summaryEn: 'Play, pass and make friends.',
  syllabusZh: ['传球', '射门'],
  syllabusEn: ['Passing', 'Shooting'],
  materialsZh: '',
  materialsEn: '',
  grades: [3, 4],
  groupMax: 24,
  roomKinds: ['sports_ground' as const],
  minAreaM2: null,
  equipment: [],
  assessment: 'none' as const,
  promises: [],
  homeworkMinutes: 0,
};
type Input = Parameters<typeof submitCourse>[1];
const play = { ...written, category: 'art' as const, titleZh: '英语戏剧社', titleEn: 'Stage Club' };
const answers = { purpose: 'not_academic', content: 'not_academic', assessment: 'not_academic' } as const;

let owner: Actor;
let providerId: string;
let officer: Actor;
beforeEach(async () => {
  ({ owner, providerId } = await makeProvider());
  officer = await staffMember('bureau_officer');
});

const submit = (change: Partial<Input>) =>
  submitCourse(owner, { ...written, ...change, courseId: null }, NOW);

async function submitted(change: Partial<Input>): Promise<string> {
  const outcome = await submit(change);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome));
  return outcome.courseId;
}

const approve = (courseId: string, overrideReason = '', by = officer) =>
  approveCourse(by, { courseId, answers, overrideReason }, NOW);

describe('sending a course', () => {
  it.each<[string, Partial<Input>, string, string]>([
    ['a subject under another name', { titleZh: '奥 数启蒙' }, 'titleZh', 'C2'],
    ['an exam', { assessment: 'exam' }, 'assessment', 'C2'],
    ['a subject in one line of the syllabus', { syllabusEn: ['Passing', 'IELTS'] }, 'syllabusEn', 'C2'],
    ['a foreign curriculum', { summaryEn: 'As in the IGCSE.' }, 'summaryEn', 'C5'],
    ['help with admission', { promises: ['admission'] }, 'promises', 'C6'],
    ['care by its title', { titleZh: '晚自习' }, 'titleZh', 'T4'],
  ])('is refused for %s, with the rule, its source and the words', async (_, change, path, ruleId) => {
    const outcome = await submit(change);
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'rule', path, params: { ruleId } }],
    });
    const { params } = outcome.kind === 'refused' ? (outcome.refusals[0] ?? {}) : {};
    expect(String(params?.source)).not.toBe('');
    expect(String(params?.zh)).toMatch(/\p{Script=Han}/u);
    expect(await db.course.count({ where: { providerId } })).toBe(0);
  });

  it('asks about homework, and lets through what a person will decide', async () => {
    expect(await submit({ homeworkMinutes: null })).toMatchObject({
      refusals: [{ code: 'required', path: 'homeworkMinutes' }],
    });
    expect(await submit({ homeworkMinutes: 10, promises: ['certificate'] })).toMatchObject({
      kind: 'done',
      doubtful: 2,
    });
    expect(await submit({})).toMatchObject({ kind: 'done', doubtful: 0 });
    expect(Object.keys(await courseRules(NOW)).sort()).toEqual(['C2', 'C3', 'C5', 'C6', 'C7', 'H1', 'T4']);
  });
});

describe('a course in the database', () => {
  it('is never sent with an exam or a promise of admission, whoever writes it', async () => {
    const courseId = await submitted({});
    const write = (data: { assessment?: 'exam'; promises?: ['admission'] }) =>
      db.course.update({ where: { id: courseId }, data });
    await expect(write({ assessment: 'exam' })).rejects.toThrow('ends with an exam');
    await expect(write({ promises: ['admission'] })).rejects.toThrow('promises admission');
  });
});

describe('the review of a course', () => {
  it('puts the doubtful first', async () => {
    const clean = await submitted({});
    const doubtful = await submitted(play);
    const rows = (await courseQueue('submitted', { page: 1, perPage: 50 }, NOW)).map(({ id, doubtful }) => ({
      id,
      doubtful,
    }));
    const of = (id: string) => rows.findIndex((row) => row.id === id);
    expect(of(doubtful)).toBeLessThan(of(clean));
    expect(rows[of(doubtful)]?.doubtful).toBe(1);
    expect(rows[of(clean)]?.doubtful).toBe(0);
  });

  it('lets a doubtful word pass only with a reason, keeps it, and shows it the next time', async () => {
    const courseId = await submitted(play);
    expect(await courseForReview(courseId, NOW)).toMatchObject({
      undecided: 1,
      hits: [{ field: 'titleZh', from: 0, to: 2, word: '英语', kind: 'doubtful' }],
      cases: [],
    });
    expect(await approve(courseId)).toMatchObject({
      refusals: [{ code: 'override_reason_missing', path: 'overrideReason', params: { count: 1 } }],
    });
    expect(await approve(courseId, '排的是戏，不教英语。')).toMatchObject({ status: 'approved' });
    expect(await db.ruleOverride.findMany({ where: { subjectId: courseId } })).toMatchObject([
      {
        ruleId: 'C2',
        path: 'titleZh',
        actual: '英语',
        reason: '排的是戏，不教英语。',
        byRole: 'bureau_officer',
      },
    ]);
    const events = await db.auditEvent.findMany({ where: { subjectId: courseId }, orderBy: { id: 'asc' } });
    expect(events.map(({ verb }) => verb)).toEqual([
      'course.draft',
      'course.submit',
      'rule.override',
      'course.approve',
    ]);
    const review = await db.courseReview.findFirst({ where: { courseId, toStatus: 'approved' } });
    expect(review?.answers).toEqual(answers);

    const shown = (await ownCourse(owner, courseId)).overrides;
    expect(shown).toMatchObject([{ rule: 'C2', reason: '排的是戏，不教英语。' }]);
    const { overrides } = await coursePage(courseId, null, NOW);
    expect(overrides).toMatchObject([{ rule: 'C2', reason: '排的是戏，不教英语。' }]);
    expect(JSON.stringify({ shown, overrides })).not.toContain(officer.userId);

    const next = await submitted({ ...play, titleZh: '英语话剧' });
    expect((await courseForReview(next, NOW)).cases).toMatchObject([
      { word: '英语', decision: 'allowed', reason: '排的是戏，不教英语。', course: { id: courseId } },
    ]);
    await returnCourse(officer, { courseId: next, reason: '简介没有写清楚。' }, NOW);
    const third = await submitted({ ...play, titleZh: '英语音乐剧' });
    const { cases } = await courseForReview(third, NOW);
    expect(cases.map(({ decision }) => decision).sort()).toEqual(['allowed', 'refused']);
  });

  it('runs the rules again: what broke a hard rule meanwhile is not approved', async () => {
    const courseId = await submitted({});
    await db.course.update({ where: { id: courseId }, data: { summaryZh: '踢完球再刷题。' } });
    expect(await approve(courseId, 'It is only a word.')).toMatchObject({
      refusals: [{ code: 'rule', params: { ruleId: 'C2' } }],
    });
    expect(await db.ruleOverride.count({ where: { subjectId: courseId } })).toBe(0);
  });

  it('asks the three questions of C4, and none may be answered academic', async () => {
    const courseId = await submitted({});
    const judge = (given: Partial<Record<keyof typeof answers, 'academic' | 'not_academic'>>) =>
      approveCourse(officer, { courseId, answers: given, overrideReason: '' }, NOW);
    expect(await judge({ purpose: 'not_academic' })).toMatchObject({
      refusals: [
        { code: 'required', path: 'content' },
        { code: 'required', path: 'assessment' },
      ],
    });
    expect(await judge({ ...answers, content: 'academic' })).toMatchObject({
      refusals: [{ code: 'rule', path: 'content', params: { ruleId: 'C4' } }],
    });
    expect(await judge(answers)).toMatchObject({ status: 'approved' });
  });

  it('is not for whoever holds a post at a provider (C4), nor an override for whom the rule does not name', async () => {
    const courseId = await submitted(play);
    await db.membership.create({ data: { userId: officer.userId, role: 'provider_instructor', providerId } });
    expect(await approve(courseId, 'It is a play.')).toMatchObject({
      refusals: [{ code: 'rule', params: { ruleId: 'C4' } }],
    });
    const admin = await staffMember('bureau_admin');
    expect(await approve(courseId, 'It is a play.', admin)).toMatchObject({
      refusals: [{ code: 'override_not_yours', params: { ruleId: 'C2' } }],
    });
    expect(await db.course.findUniqueOrThrow({ where: { id: courseId } })).toMatchObject({
      status: 'submitted',
    });
  });
});
