import { inflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { courseRefusals } from '~/domain/course/completeness';
import { courseFindings } from '~/domain/course/rule-findings';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import {
  birthDateIn,
  cleanPupilNumber,
  hasRightCheckCharacter,
  isPupilNumber,
} from '~/domain/roster/pupil-number';
import { CAST, CAST_CHILDREN, castChildPapers, UNCLAIMED_CHILDREN } from '../../prisma/seed/cast';
import { demoCounty } from '../../prisma/seed/county';
import { courses, wordsOf } from '../../prisma/seed/courses';
import { idOf } from '../../prisma/seed/ids';
import { paperPdf, paperPng } from '../../prisma/seed/papers';
import { prng } from '../../prisma/seed/prng';
import { providers } from '../../prisma/seed/providers';

// Two counties after another, on machines that do other things besides.
vi.setConfig({ testTimeout: 180_000 });

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** Everything but what encryption makes new each time. */
async function rowsWithoutCipher(today: string) {
  const { rows } = await demoCounty(today);
  const bare = (list: object[]) => list.map((row) => ({ ...row, pupilNumberCipher: '' }));
  const { draw, entitlementClaim, bankLine } = rows;
  return {
    ...rows,
    child: bare(rows.child),
    childClaim: bare(rows.childClaim),
    draw: draw.map((row) => ({ ...row, secretCipher: '' })),
    bankLine: bankLine.map((row) => ({ ...row, textCipher: '' })),
    entitlementClaim: entitlementClaim.map((row) => ({ ...row, proofCipher: '' })),
  };
}

describe('the demo county', () => {
  it('is the same twice, in whatever zone the server’s clock is', async () => {
    process.env.TZ = 'America/Los_Angeles';
    const west = await rowsWithoutCipher('2026-11-21');
    process.env.TZ = 'Pacific/Kiritimati';
    const east = await rowsWithoutCipher('2026-11-21');
    expect(east).toEqual(west);
  });

  it('gives every row of a table an id of its own', async () => {
    const { rows } = await demoCounty('2026-11-21');
    for (const [table, list] of Object.entries(rows)) {
      const ids = (list as { id?: unknown }[]).flatMap((row) =>
        row.id === undefined ? [] : [String(row.id)],
      );
      expect(new Set(ids).size, table).toBe(ids.length);
    }
    const numbers = rows.child.map((child) => child.pupilNumberHash);
    expect(new Set(numbers).size).toBe(numbers.length);
    const phones = rows.user.flatMap((user) => user.phoneNumber ?? []);
    expect(new Set(phones).size).toBe(phones.length);
    for (const phone of phones) expect(phone).toMatch(/^1990\d{7}$/);
    const emails = rows.user.map((user) => user.email);
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) expect(email).toMatch(/@(demo\.example|phone\.invalid)$/);
  });

  it('has the whole cast, each at their place', () => {
    expect(CAST.map(({ key, role, at }) => [key, role, at])).toEqual([
      ['guardian-lin', 'guardian', undefined],
      ['guardian-chen', 'guardian', undefined],
      ['owner-football', 'provider_owner', 'football'],
      ['owner-guqin', 'provider_owner', 'guqin'],
      ['coach-zhou', 'provider_instructor', 'football'],
      ['head-xu', 'school_admin', 'xiangyang'],
      ['teacher-he', 'school_teacher', 'xiangyang'],
      ['head-ganpu', 'school_admin', 'gucheng'],
      ['officer-shen', 'bureau_officer', undefined],
      ['inspector-gu', 'bureau_inspector', undefined],
      ['admin-qian', 'bureau_admin', undefined],
    ]);
  });

  it.each([...CAST_CHILDREN, ...UNCLAIMED_CHILDREN])(
    '$name has a well-formed pupil number that is nobody’s',
    (child) => {
      const { birthDate, pupilNumber } = castChildPapers(child, 2026);
      expect(cleanPupilNumber(pupilNumber)).toBe(pupilNumber);
      expect(isPupilNumber(pupilNumber)).toBe(true);
      expect(hasRightCheckCharacter(pupilNumber)).toBe(true);
      expect(birthDateIn(pupilNumber)).toBe(birthDate);
      expect(pupilNumber.slice(1, 7)).toBe('990000');
    },
  );
});

describe('courses', () => {
  const rules = rulesInForce(ruleBook, { on: '2026-09-07', region: 'zhejiang' });

  it('leave a person something to decide, and nothing that nobody may let pass', () => {
    const of = (status: string) => courses.filter((course) => course.status === status);
    const findings = (status: string) =>
      of(status).flatMap((course) => courseFindings(wordsOf(course), rules));
    const hard = courses.flatMap((course) =>
      courseFindings(wordsOf(course), rules).filter(({ severity }) => severity === 'hard'),
    );
    expect(hard).toEqual([]);
    expect(new Set(findings('submitted').map(({ rule }) => rule))).toEqual(new Set(['C2', 'C3']));
    expect(new Set(findings('returned').map(({ rule }) => rule))).toEqual(new Set(['C7']));
    expect(new Set(findings('approved').map(({ rule }) => rule))).toEqual(new Set(['C3']));
  });

  it.each(courses.map((course) => ({ key: course.key, course })))(
    '$key is complete in both languages',
    ({ course }) => {
      const refusals = courseRefusals(
        {
          ...wordsOf(course),
          grades: course.grades,
          groupMax: course.group.max,
          minAreaM2: course.room.area ?? null,
        },
        rules,
      );
      expect(refusals).toEqual([]);
      const english = [course.title[1], course.summaryEn, course.syllabusEn, course.materials[1]].join(' ');
      expect(english).not.toMatch(/\p{Script=Han}/u);
      expect(`${course.title[0]}${course.summaryZh}${course.materials[0]}`).toMatch(/\p{Script=Han}/u);
    },
  );

  it('teach nothing academic (C2); a title with 科学 was looked at by a person (C3)', () => {
    const academic =
      /语文|数学|英语|外语|日语|俄语|物理|化学|生物|历史|地理|道德与法治|奥数|作文|剑桥|新概念|小升初|中考/;
    for (const course of courses.filter(({ status }) => status === 'approved')) {
      const words = [...course.title, course.summaryZh, course.syllabusZh].join(' ');
      expect(words, course.key).not.toMatch(academic);
      if (words.includes('科学')) expect(course.review, course.key).toContain('C3');
    }
  });

  it('are mostly paid by the county, about a quarter by families', async () => {
    const { rows } = await demoCounty('2026-11-21');
    const share =
      rows.offering.filter((offering) => offering.payer === 'family').length / rows.offering.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
    for (const { payer, perLessonFen } of rows.offering) {
      if (payer === 'family') expect([perLessonFen >= 2000, perLessonFen <= 3500]).toEqual([true, true]);
    }
  });

  it('are each taught by somebody on the list', () => {
    const keys = new Set(providers.map((provider) => provider.key));
    for (const course of courses) expect(keys, course.key).toContain(course.by);
    expect(
      courses
        .filter((course) => course.real)
        .map((course) => course.title[0])
        .sort(),
    ).toEqual(['快乐足球', '浙派古琴', '科学魔术秀'].sort());
  });
});

describe('small parts', () => {
  it('random numbers follow their seed and stay in range', () => {
    const row = (seed: string) =>
      Array.from(
        { length: 50 },
        (
          (random) => () =>
            random.int(3, 7)
        )(prng(seed)),
      );
    expect(row('a')).toEqual(row('a'));
    expect(row('a')).not.toEqual(row('b'));
    expect(new Set(row('a'))).toEqual(new Set([3, 4, 5, 6, 7]));
    expect(prng('c').shuffled([1, 2, 3, 4, 5, 6]).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('ids are UUIDs made from names', () => {
    expect(idOf('room', 'xiangyang', 1)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(idOf('room', 'a', 'b')).not.toBe(idOf('room', 'a|b', ''));
  });

  it('papers are real files', () => {
    const pdf = paperPdf(['Licence (DEMO)', 'No. 1']).toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const entries = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map((entry) => Number(entry[1]));
    expect(entries.map((at) => pdf.slice(at, at + 7))).toEqual([
      '1 0 obj',
      '2 0 obj',
      '3 0 obj',
      '4 0 obj',
      '5 0 obj',
    ]);
    const png = paperPng(8);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const length = png.readUInt32BE(33);
    expect(inflateSync(png.subarray(41, 41 + length))).toHaveLength((248 + 1) * 351);
  });
});
