import { beforeEach, expect } from 'vitest';
import { db } from '~/db/client.server';
import { recordCheck } from '~/services/staff/record-check.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { makeClass, makeRoom, makeSeller, type Seller } from '../school/here';

export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

export let school: Awaited<ReturnType<typeof makeSchool>>;
export let seller: Seller;
export let officer: Awaited<ReturnType<typeof staffMember>>;
export let admin: Awaited<ReturnType<typeof staffMember>>;
export let offeringId: string;

/** A lawful class on sale, with everybody around it, new for each test of the file that calls this. */
export function openClass(): void {
  beforeEach(async () => {
    await db.finding.deleteMany();
    await db.recheckRun.deleteMany();
    school = await makeSchool();
    seller = await makeSeller();
    officer = await staffMember('bureau_officer');
    admin = await staffMember('bureau_admin');
    const roomId = await makeRoom(school.schoolId);
    offeringId = await makeClass(seller, school.schoolId, { status: 'open', roomId });
  });
}

/** Something hard: nobody asked about the one who teaches. */
export const forgetCheck = () => db.staffCheck.deleteMany({ where: { instructorId: seller.instructorId } });
export const renewCheck = (now: Date) =>
  recordCheck(
    seller.owner,
    { instructorId: seller.instructorId, checkedOn: '2026-09-07', result: 'clear', reference: 'ZJ-9' },
    now,
  );
/** Something soft: the only person of the provider has another job. */
export const partTime = () =>
  db.instructor.update({ where: { id: seller.instructorId }, data: { fullTime: false } });
export const mine = () =>
  db.finding.findMany({
    where: { OR: [{ providerId: seller.providerId }, { schoolId: school.schoolId }] },
    orderBy: [{ ruleId: 'asc' }, { subjectKind: 'asc' }],
    include: { events: { orderBy: { at: 'asc' } } },
  });
export const only = async (ruleId: string) => {
  const found = (await mine()).filter((each) => each.ruleId === ruleId && each.subjectKind === 'offering');
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
};
