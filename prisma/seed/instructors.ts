import { pinyin } from 'pinyin-pro';
import type { Prisma } from '~/db/generated/client';
import { addDays, type SchoolDate } from '~/domain/calendar';
import type { StaffFacts } from '~/domain/staff/rostering';
import { castUserId } from './cast';
import { dateOf, idOf } from './ids';
import { makeNames } from './names';
import { prng } from './prng';
import { type ProviderSeed, providers } from './providers';
import type { DemoDays } from './today';

export type InstructorSeed = StaffFacts & {
  readonly provider: ProviderSeed;
  readonly userId: string | null;
};

/** People who are somebody: the cast, and those whose provider carries their name. */
const named: Record<
  string,
  readonly { name: string; cast?: 'owner-football' | 'owner-guqin' | 'coach-zhou' }[]
> = {
  football: [
    { name: '马骏', cast: 'owner-football' },
    { name: '周凯', cast: 'coach-zhou' },
    { name: '钟楚河' },
  ],
  guqin: [{ name: '严素琴', cast: 'owner-guqin' }],
  lu: [{ name: '陆文川' }],
  bamboo: [{ name: '沈巧云' }],
  'xu-wood': [{ name: '徐金根' }],
};

/**
 * Whose check runs out in two weeks, whose in fifty days (both sides are warned; no lesson lies beyond), and one whose
 * check is out of date and who teaches nothing.
 */
export const CHECK_EXPIRES_SOON = { provider: 'yiqu', index: 6 };
export const CHECK_EXPIRES_LATER = { provider: 'football', index: 2 };
export const CHECK_EXPIRED = { provider: 'lanjing', index: 12 };

/** A club two of whose three coaches have another job: too few full-time people (P12, soft). */
export const PART_TIME = { provider: 'football', indexes: [1, 2] };

/** Everybody who teaches. Checks cover each day from the past term's first to the coming term's last (P8). */
export function instructors(days: DemoDays): InstructorSeed[] {
  const names = makeNames(
    prng('instructors'),
    new Set(Object.values(named).flatMap((p) => p.map((n) => n.name))),
  );
  return providers.flatMap((provider) =>
    Array.from({ length: provider.staff }, (_, index): InstructorSeed => {
      const who = named[provider.key]?.[index];
      const random = prng(`instructor ${provider.key} ${index}`);
      const name = who?.name ?? names();
      // Helpers without a paper of their own assist only (P6).
      const assists = provider.staff >= 6 && index === provider.staff - 2 && provider.kind === 'university';
      const [kind] = provider.qualification;
      return {
        id: idOf('instructor', provider.key, index),
        provider,
        userId: who?.cast ? castUserId(who.cast) : null,
        name,
        qualification: assists
          ? null
          : { kind, validTo: random.chance(0.5) ? null : farAway(days, random.int(200, 900)) },
        inServiceTeacher: provider.kind === 'school',
        livesOverseas: false,
        leftOn: null,
        checks: checksOf(provider, index, days, random.int(0, 60)),
      };
    }),
  );
}

function farAway({ coming }: DemoDays, more: number): SchoolDate {
  return addDays(coming.to, more);
}

function checksOf(provider: ProviderSeed, index: number, days: DemoDays, vary: number): StaffFacts['checks'] {
  const check = (checkedOn: SchoolDate) => ({ checkedOn, result: 'clear' as const });
  const first = addDays(days.past.from, -15 - vary);
  if (provider.key === CHECK_EXPIRES_SOON.provider && index === CHECK_EXPIRES_SOON.index) {
    return [check(addDays(days.today, -351))];
  }
  if (provider.key === CHECK_EXPIRES_LATER.provider && index === CHECK_EXPIRES_LATER.index) {
    return [check(addDays(days.today, -315))];
  }
  if (provider.key === CHECK_EXPIRED.provider && index === CHECK_EXPIRED.index) {
    return [check(addDays(days.today, -400))];
  }
  // Nobody was asked yet about the second person of the swimming club: its application lacks that.
  if (provider.key === 'langhua' && index === 1) return [];
  const last = addDays(days.today, -8 - vary);
  const between = addDays(first, 330);
  return [check(first), ...(between < last ? [check(between)] : []), check(last)];
}

export function instructorRows(
  people: readonly InstructorSeed[],
  days: DemoDays,
): Prisma.InstructorCreateManyInput[] {
  return people.map((person) => ({
    id: person.id,
    providerId: idOf('provider', person.provider.key),
    userId: person.userId,
    nameZh: person.name,
    nameEn: romanized(person.name),
    qualificationKind: person.qualification?.kind ?? null,
    qualificationZh: person.qualification ? person.provider.qualification[1] : '',
    qualificationEn: person.qualification ? person.provider.qualification[2] : '',
    qualificationValidTo: person.qualification?.validTo ? dateOf(person.qualification.validTo) : null,
    fullTime: !PART_TIME.indexes.some((index) => person.id === idOf('instructor', PART_TIME.provider, index)),
    inServiceTeacher: person.inServiceTeacher,
    livesOverseas: false,
    checkConsentOn: dateOf(addDays(days.past.from, -80)),
    createdAt: dateOf(addDays(days.past.from, -90)),
  }));
}

export function staffCheckRows(
  people: readonly InstructorSeed[],
  recordedBy: string,
): Prisma.StaffCheckCreateManyInput[] {
  return people.flatMap((person) =>
    person.checks.map(({ checkedOn, result }, number) => ({
      id: idOf('staff_check', person.id, number),
      instructorId: person.id,
      checkedOn: dateOf(checkedOn),
      result,
      reference: `DEMO-${checkedOn.replaceAll('-', '')}-${person.id.slice(0, 6).toUpperCase()}`,
      recordedBy,
      createdAt: dateOf(checkedOn),
    })),
  );
}

/** 周凯 → Zhou Kai: family name first, the given name in one word. */
export function romanized(name: string): string {
  const [family = '', ...given] = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' });
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return `${capital(family)} ${capital(given.join(''))}`;
}
