import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { sealPupilNumber } from '~/services/pupils/pupil-number.server';
import { castUserId } from './cast';
import { dateOf, idOf } from './ids';
import type { ChildSeed } from './people';
import { pupilNumber } from './pupil-number';
import type { DemoDays } from './today';

/** Claims that the roster did not answer by itself and that a head decides: two wait, one was refused. */
export function claimRows(
  children: readonly ChildSeed[],
  days: DemoDays,
): Prisma.ChildClaimCreateManyInput[] {
  const at = (school: string, nth: number) => {
    const found = children.filter((child) => child.school.id === school && !child.cast);
    return {
      unclaimed: found.filter((child) => child.guardians.length === 0)[nth],
      claimed: found.filter((child) => child.guardians.length > 0)[nth],
    };
  };
  const row = (
    key: string,
    school: string,
    nth: number,
    more: Partial<Prisma.ChildClaimCreateManyInput> = {},
  ) => {
    const { unclaimed, claimed } = at(school, nth);
    const guardian = claimed?.guardians[0];
    if (!unclaimed || !guardian) return [];
    return [
      {
        id: idOf('child_claim', key),
        guardianId: guardian.id,
        schoolId: school,
        name: unclaimed.name,
        birthDate: dateOf(unclaimed.birthDate),
        grade: unclaimed.grade,
        // A number as people mistype it: the right day of birth, a wrong end.
        ...sealPupilNumber(pupilNumber(unclaimed.birthDate, 900 + nth)),
        createdAt: instantOf(addDays(days.today, -2), 20 * 60 + nth),
        ...more,
      },
    ];
  };
  return [
    ...row('xiangyang 1', 'xiangyang', 0),
    ...row('xiangyang 2', 'xiangyang', 1, {
      status: 'refused',
      decidedBy: castUserId('head-xu'),
      decidedAt: instantOf(addDays(days.today, -1), 9 * 60),
      reason: '学籍信息与家长姓名不符，请带户口本到教务处。',
    }),
    ...row('gucheng 1', 'gucheng', 0),
  ];
}
