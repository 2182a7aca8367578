import type { Prisma } from '~/db/generated/client';
import { addDays, instantOf } from '~/domain/calendar';
import { type SealedPupilNumber, sealPupilNumber } from '~/services/pupils/pupil-number.server';
import {
  birthYear,
  CAST,
  CAST_CHILDREN,
  type CastChild,
  castChildId,
  castChildPapers,
  castUserId,
  UNCLAIMED_CHILDREN,
} from './cast';
import { dateOf, idOf } from './ids';
import { makeNames } from './names';
import { type Prng, prng } from './prng';
import { pupilNumber } from './pupil-number';
import { gradesOf, type SchoolSeed, schoolOf, schools } from './schools';
import type { DemoDays } from './today';

export type GuardianSeed = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly phone: string;
};

export type ChildSeed = {
  readonly id: string;
  readonly name: string;
  readonly school: SchoolSeed;
  readonly grade: number;
  readonly className: string;
  readonly birthDate: string;
  readonly pupilNumber: string;
  /** Who added the child; nobody yet for one in ten. */
  readonly guardians: readonly GuardianSeed[];
  readonly cast: boolean;
};

/** Pupils by size of school: enough that a class can be full. */
const pupilsBySize = [48, 72, 96, 190] as const;

/** The roster of every school and the guardians who have added their children. All of them are made up. */
export function children(days: DemoDays): ChildSeed[] {
  const taken = new Set([...CAST, ...CAST_CHILDREN, ...UNCLAIMED_CHILDREN].map((person) => person.name));
  const names = makeNames(prng('children'), taken);
  const serials = new Map<string, number>();
  let adults = 0;
  const grownUp = (family: string): GuardianSeed => {
    adults += 1;
    const id = idOf('guardian', adults);
    const phone = `199${String(10_000 + adults).padStart(8, '0')}`;
    return { id, userId: idOf('user', 'guardian', adults), name: names(family), phone };
  };
  const made = schools.flatMap((school) => {
    const random = prng(`pupils ${school.id}`);
    const grades = gradesOf(school.kind);
    let last: ChildSeed | undefined;
    const pupils = Math.round(pupilsBySize[school.size] * (school.kind === 'nine_year' ? 1.6 : 1));
    return Array.from({ length: pupils }, (_, index): ChildSeed => {
      const grade = grades[index % grades.length] as number;
      // Now and then the next child on the list is a brother or sister of the last one.
      const sibling =
        last !== undefined && last.guardians.length > 0 && random.chance(0.1) ? last : undefined;
      const name = sibling ? names(sibling.name.slice(0, 1)) : names();
      const birthDate = birthDateOf(grade, days.schoolYear, random);
      const serial = (serials.get(birthDate) ?? 99) + 1;
      serials.set(birthDate, serial);
      last = {
        id: idOf('child', school.id, index),
        name,
        school,
        grade,
        className: classNameOf(grade, random.int(1, school.size + 1)),
        birthDate,
        pupilNumber: pupilNumber(birthDate, serial),
        guardians: sibling?.guardians ?? guardiansOf(name, random, grownUp),
        cast: false,
      };
      return last;
    });
  });
  return [...castChildren(days), ...made];
}

function guardiansOf(child: string, random: Prng, grownUp: (family: string) => GuardianSeed): GuardianSeed[] {
  if (random.chance(0.1)) return [];
  const father = child.slice(0, 1);
  const mother = random.pick(['沈', '朱', '吴', '徐', '钱', '顾', '陆', '金', '许', '何']);
  const first = grownUp(random.chance(0.4) ? father : mother);
  return random.chance(0.15) ? [first, grownUp(father)] : [first];
}

function castChildren(days: DemoDays): ChildSeed[] {
  const row = (child: CastChild, claimed: boolean): ChildSeed => {
    const person = CAST.find((each) => each.key === child.guardian);
    const guardian = {
      id: castGuardianId(child.guardian),
      userId: castUserId(child.guardian),
      name: person?.name ?? '',
      phone: person?.phone ?? '',
    };
    return {
      id: castChildId(child.key),
      name: child.name,
      school: schoolOf(child.schoolId),
      grade: child.grade,
      className: classNameOf(child.grade, child.classNumber),
      ...castChildPapers(child, days.schoolYear),
      guardians: claimed ? [guardian] : [],
      cast: true,
    };
  };
  return [
    ...CAST_CHILDREN.map((child) => row(child, true)),
    ...UNCLAIMED_CHILDREN.map((child) => row(child, false)),
  ];
}

export function castGuardianId(key: string): string {
  return idOf('guardian', key);
}

/** Class 2 of grade 3 is 302, in either language. */
function classNameOf(grade: number, number: number): string {
  return String(grade * 100 + number);
}

function birthDateOf(grade: number, schoolYear: number, random: Prng): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const birthday = `${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  return `${birthYear(grade, birthday, schoolYear)}-${birthday}`;
}

type PeopleRows = {
  user: Prisma.UserCreateManyInput[];
  guardian: Prisma.GuardianCreateManyInput[];
  child: Prisma.ChildCreateManyInput[];
  guardianChild: Prisma.GuardianChildCreateManyInput[];
};

export function peopleRows(list: readonly ChildSeed[], days: DemoDays): PeopleRows {
  const guardians = [...new Map(list.flatMap((child) => child.guardians).map((g) => [g.id, g])).values()];
  const createdAt = instantOf(addDays(days.past.from, -30), 12 * 60);
  return {
    user: guardians.map(({ userId, name, phone }) => ({
      id: userId,
      name,
      // better-auth wants an address of everybody; this domain can never exist (RFC 2606).
      email: `${phone}@phone.invalid`,
      phoneNumber: phone,
      phoneNumberVerified: true,
      locale: 'zh-CN',
      createdAt,
      updatedAt: createdAt,
    })),
    guardian: guardians.map(({ id, userId }) => ({ id, userId, createdAt })),
    child: list.map((child) => ({
      id: child.id,
      schoolId: child.school.id,
      name: child.name,
      birthDate: dateOf(child.birthDate),
      grade: child.grade,
      className: child.className,
      ...sealed(child),
      createdAt,
      updatedAt: createdAt,
    })),
    guardianChild: list.flatMap((child) =>
      child.guardians.map((guardian) => ({
        guardianId: guardian.id,
        childId: child.id,
        linkedAt: createdAt,
      })),
    ),
  };
}

function sealed(child: ChildSeed): SealedPupilNumber {
  return sealPupilNumber(child.pupilNumber);
}
