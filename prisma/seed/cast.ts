import type { Role } from '~/domain/access/roles';
import { idOf } from './ids';
import { pupilNumber } from './pupil-number';

/** The demo password of every staff member of the cast; printed by the demo, useless anywhere else. */
export const DEMO_PASSWORD = 'demo-haiyan-2026';

export type CastKey =
  | 'guardian-lin'
  | 'guardian-chen'
  | 'owner-football'
  | 'owner-guqin'
  | 'coach-zhou'
  | 'head-xu'
  | 'teacher-he'
  | 'head-ganpu'
  | 'officer-shen'
  | 'inspector-gu'
  | 'admin-qian';

export type CastPerson = {
  readonly key: CastKey;
  readonly name: string;
  readonly role: Role;
  /** Guardians sign in by phone. The numbers are nobody's: the block is all zeros. */
  readonly phone?: string;
  /** Staff sign in by e-mail, at a domain that can never exist (RFC 2606). */
  readonly email?: string;
  /** Key of the provider, or id of the school, that the role is limited to. */
  readonly at?: string;
};

const staff = (key: CastKey, name: string, role: Role, at?: string): CastPerson => ({
  key,
  name,
  role,
  email: `${key}@demo.example`,
  at,
});

/** The named people that the demo and the tests share. All of them are made up. */
export const CAST: readonly CastPerson[] = [
  { key: 'guardian-lin', name: '林静', role: 'guardian', phone: '19900000001' },
  { key: 'guardian-chen', name: '陈伟', role: 'guardian', phone: '19900000002' },
  staff('owner-football', '马骏', 'provider_owner', 'football'),
  staff('owner-guqin', '严素琴', 'provider_owner', 'guqin'),
  staff('coach-zhou', '周凯', 'provider_instructor', 'football'),
  staff('head-xu', '徐敏', 'school_admin', 'xiangyang'),
  staff('teacher-he', '何佳', 'school_teacher', 'xiangyang'),
  staff('head-ganpu', '顾海涛', 'school_admin', 'gucheng'),
  staff('officer-shen', '沈岚', 'bureau_officer'),
  staff('inspector-gu', '顾明远', 'bureau_inspector'),
  staff('admin-qian', '钱立', 'bureau_admin'),
];

export function castUserId(key: CastKey): string {
  return idOf('user', key);
}

export type CastChild = {
  readonly key: string;
  readonly name: string;
  readonly guardian: CastKey;
  readonly schoolId: string;
  readonly grade: number;
  readonly classNumber: number;
  /** Month and day; the year follows from the grade. */
  readonly birthday: string;
  readonly serial: number;
};

/** Children that their guardians have added already. */
export const CAST_CHILDREN: readonly CastChild[] = [
  child('lin-yinuo', '林一诺', 'guardian-lin', 'xiangyang', 3, 2, '05-12', 1),
  child('chen-muqing', '陈沐晴', 'guardian-chen', 'qihang', 7, 1, '03-08', 2),
  child('chen-muyang', '陈沐阳', 'guardian-chen', 'gucheng', 4, 1, '01-21', 3),
];

/** In the school's roster, not added by anybody yet: to try "add a child" with. */
export const UNCLAIMED_CHILDREN: readonly CastChild[] = [
  child('lin-yiming', '林一鸣', 'guardian-lin', 'xiangyang', 1, 3, '10-03', 4),
  child('chen-muhe', '陈沐禾', 'guardian-chen', 'gucheng', 2, 1, '06-30', 5),
];

function child(
  key: string,
  name: string,
  guardian: CastKey,
  schoolId: string,
  grade: number,
  classNumber: number,
  birthday: string,
  serial: number,
): CastChild {
  return { key, name, guardian, schoolId, grade, classNumber, birthday, serial };
}

export function castChildId(key: string): string {
  return idOf('child', key);
}

/** What a guardian types to find a child of the cast in the roster. */
export function castChildPapers(
  { birthday, grade, serial }: CastChild,
  schoolYear: number,
): { birthDate: string; pupilNumber: string } {
  const birthDate = `${birthYear(grade, birthday, schoolYear)}-${birthday}`;
  return { birthDate, pupilNumber: pupilNumber(birthDate, serial) };
}

/** First-graders are six by the end of August: born from September seven years before to the next August. */
export function birthYear(grade: number, birthday: string, schoolYear: number): number {
  return schoolYear - grade - (birthday >= '09-01' ? 6 : 5);
}
