import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { NotFound } from '~/domain/refusal';
import { claimChild } from '~/services/children/claim-child.server';
import { hashPupilNumber, openPupilNumber } from '~/services/pupils/pupil-number.server';
import { addPupil } from '~/services/roster/add-pupil.server';
import { claimsHere } from '~/services/roster/claims.server';
import { confirmClaim, refuseClaim } from '~/services/roster/decide-claim.server';
import { editPupil, markLeft } from '~/services/roster/edit-pupil.server';
import { classesHere, pupilHere, pupilsHere } from '~/services/roster/pupils.server';
import { makeSchool, NOW, staffMember } from '../provider/county';
import { answerOf, auditAbout, freshNumber, makeGuardian, makePupil, messagesTo } from './here';

let schoolId: string;
let head: Actor;
let other: { schoolId: string; head: Actor };
beforeEach(async () => {
  ({ schoolId, head } = await makeSchool());
  other = await makeSchool();
});

const everybody = { grade: null, className: null, name: '', left: false, page: 1, perPage: 50 };

describe('the roster', () => {
  it('is listed by class and found by name, without numbers, and reading it is written down', async () => {
    const { number } = await makePupil(schoolId, { name: '林一诺', className: '10班' });
    await makePupil(schoolId, { name: '林一鸣', className: '2班' });
    await makePupil(schoolId, { name: '方圆', grade: 4 });
    await makePupil(schoolId, { name: '走了的', leftOn: '2026-07-01' });
    await makePupil(other.schoolId, { name: '林别人' });
    const { classes, total, left } = await classesHere(head);
    expect(classes.map(({ className }) => className)).toEqual(['2班', '10班', '2班']);
    expect([total, left]).toEqual([3, 1]);
    const found = await pupilsHere(head, { ...everybody, name: '林' }, NOW);
    expect(found.pupils.map(({ name }) => name).sort()).toEqual(['林一诺', '林一鸣']);
    expect(found.pupils.find(({ name }) => name === '林一诺')).toMatchObject({ numberEnd: number.slice(-4) });
    expect(JSON.stringify(found)).not.toContain(number.slice(0, -4));
    expect((await pupilsHere(head, { ...everybody, left: true }, NOW)).total).toBe(1);
    const events = await auditAbout(schoolId);
    expect(events.map(({ verb }) => verb)).toEqual(['pupils.list', 'pupils.list']);
    expect(JSON.stringify(events[0]?.data)).not.toContain('林');
  });

  it('takes one pupil by the rules of a file', async () => {
    const number = freshNumber('2017-05-12');
    const typed = {
      name: ' 林 一诺 ',
      pupilNumber: number.toLowerCase(),
      birthDate: '2017/5/12',
      grade: '3',
      className: '2班',
    };
    const blank = { name: '', pupilNumber: '', birthDate: '', grade: '', className: '' };
    expect(answerOf(await addPupil(head, blank, NOW))).toEqual(Array(5).fill('required'));
    expect(await addPupil(head, { ...typed, grade: '7', birthDate: 'gestern' }, NOW)).toMatchObject({
      refusals: [
        { code: 'roster_date', path: 'birthDate' },
        { code: 'roster_grade_not_here', path: 'grade' },
      ],
    });
    const added = await addPupil(head, typed, NOW);
    if (added.kind === 'refused') throw new Error('refused');
    const child = await db.child.findUniqueOrThrow({ where: { id: added.pupilId } });
    expect(child).toMatchObject({ name: '林一诺', grade: 3, schoolId });
    expect([openPupilNumber(child), child.pupilNumberHash]).toEqual([number, hashPupilNumber(number)]);
    expect(answerOf(await addPupil(head, typed, NOW))).toEqual(['pupil_known']);
    expect(answerOf(await addPupil(other.head, typed, NOW))).toEqual(['pupil_known_elsewhere']);
    await markLeft(head, { pupilId: added.pupilId, leftOn: '2026-09-07' }, NOW);
    expect(await addPupil(other.head, typed, NOW)).toEqual(added);
    await expect(pupilHere(head, added.pupilId, NOW)).rejects.toThrow(NotFound);
  });

  it('is corrected field by field; which fields is written down, not what stood in them', async () => {
    const { id: pupilId, number } = await makePupil(schoolId);
    const taken = await makePupil(schoolId, { name: '方圆' });
    const typed = { name: '林一诺', pupilNumber: '', birthDate: '2017-05-12', grade: '3', className: '5班' };
    expect(answerOf(await editPupil(head, { pupilId, ...typed }, NOW))).toBe('done');
    const child = await db.child.findUniqueOrThrow({ where: { id: pupilId } });
    expect([child.className, openPupilNumber(child)]).toEqual(['5班', number]);
    expect(await auditAbout(pupilId)).toMatchObject([
      { verb: 'pupil.edit', data: { fields: ['className'] } },
    ]);
    expect(answerOf(await editPupil(head, { pupilId, ...typed, pupilNumber: taken.number }, NOW))).toEqual([
      'pupil_number_taken',
    ]);
    expect(answerOf(await editPupil(head, { pupilId, ...typed, pupilNumber: '12' }, NOW))).toEqual([
      'roster_pupil_number',
    ]);
    await expect(editPupil(other.head, { pupilId, ...typed }, NOW)).rejects.toThrow(NotFound);
  });

  it('marks who has left, and who is back', async () => {
    const { id: pupilId } = await makePupil(schoolId);
    const mark = (leftOn: string | null, by = head) => markLeft(by, { pupilId, leftOn }, NOW);
    expect(answerOf(await mark('2026-09-08'))).toEqual(['date_in_future']);
    expect(answerOf(await mark('2026-09-07'))).toBe('done');
    expect(answerOf(await mark('2026-09-07'))).toEqual(['invalid_state']);
    expect((await pupilHere(head, pupilId, NOW)).leftOn).toBe('2026-09-07');
    expect(answerOf(await mark(null))).toBe('done');
    await expect(mark('2026-09-07', other.head)).rejects.toThrow(NotFound);
    const teacher = await staffMember('school_teacher', { schoolId });
    await expect(mark('2026-09-07', teacher)).rejects.toThrow(NotFound);
    await expect(pupilsHere(teacher, everybody, NOW)).rejects.toThrow(NotFound);
  });
});

describe('claims', () => {
  /** A guardian whose claim the roster did not answer by itself: the birth date is wrong. */
  async function claim(over: { name?: string; birthDate?: string; pupilNumber?: string } = {}) {
    const guardian = await makeGuardian();
    const input = {
      schoolId,
      name: over.name ?? '林一诺',
      birthDate: over.birthDate ?? '2017-12-05',
      pupilNumber: over.pupilNumber ?? freshNumber('2017-12-05'),
      consent: true,
    };
    expect(await claimChild(guardian.actor, input, NOW)).toEqual({ kind: 'to_school' });
    const { id } = await db.childClaim.findFirstOrThrow({ where: { guardianId: guardian.id } });
    return { id, guardian };
  }

  it('stand beside the pupils most like them, the likeliest first', async () => {
    const meant = await makePupil(schoolId, { name: '林一诺' });
    await makePupil(schoolId, { name: '林一鸣', birthDate: '2017-12-05' });
    await makePupil(schoolId, { name: '方圆', birthDate: '2015-01-01' });
    await makePupil(schoolId, { name: '林一诺', leftOn: '2026-07-01' });
    await makePupil(other.schoolId, { name: '林一诺' });
    const { id } = await claim({ pupilNumber: meant.number });
    const { claims } = await claimsHere(head, NOW);
    expect(claims).toMatchObject([
      {
        id,
        name: '林一诺',
        guardian: { phone: expect.stringMatching(/^199\*{4}\d{4}$/) },
        candidates: [
          { id: meant.id, likeness: { number: true, birthDate: false, name: 'same' } },
          { name: '林一鸣', likeness: { number: false, birthDate: true, name: 'near' } },
        ],
      },
    ]);
    expect(JSON.stringify(claims)).not.toContain(meant.number);
    expect((await auditAbout(schoolId)).at(-1)).toMatchObject({ verb: 'claims.list', data: { claims: 1 } });
    expect((await claimsHere(other.head, NOW)).claims).toEqual([]);
  });

  it('confirmed: guardian and child are linked with the consent of then, and told', async () => {
    const child = await makePupil(schoolId);
    const { id: claimId, guardian } = await claim({ pupilNumber: child.number });
    const later = new Date(NOW.getTime() + 3_600_000);
    expect(answerOf(await confirmClaim(head, { claimId, childId: child.id }, later))).toBe('done');
    const ids = { guardianId: guardian.id, childId: child.id };
    expect(await db.guardianChild.count({ where: ids })).toBe(1);
    expect(await db.consent.findMany({ where: ids })).toMatchObject([{ kind: 'child_data', agreedAt: NOW }]);
    expect(await db.childClaim.findUniqueOrThrow({ where: { id: claimId } })).toMatchObject({
      status: 'confirmed',
      childId: child.id,
      decidedBy: head.userId,
      decidedAt: later,
    });
    expect(await messagesTo(guardian.userId)).toEqual(['claim_confirmed']);
    expect(answerOf(await refuseClaim(head, { claimId, reason: 'x' }, later))).toEqual(['invalid_state']);
  });

  it('refused: with a reason, and nothing linked', async () => {
    const child = await makePupil(schoolId);
    const { id: claimId, guardian } = await claim();
    expect(answerOf(await refuseClaim(head, { claimId, reason: ' ' }, NOW))).toEqual(['reason_missing']);
    expect(answerOf(await refuseClaim(head, { claimId, reason: '请核对出生日期' }, NOW))).toBe('done');
    expect(await messagesTo(guardian.userId)).toEqual(['claim_refused']);
    expect(answerOf(await confirmClaim(head, { claimId, childId: child.id }, NOW))).toEqual([
      'invalid_state',
    ]);
    expect(await db.guardianChild.count({ where: { guardianId: guardian.id } })).toBe(0);
    const [event] = (await auditAbout(claimId)).slice(-1);
    expect(JSON.stringify(event?.data)).not.toContain('出生');
  });

  it('two heads decide at once: one decision stands', async () => {
    const child = await makePupil(schoolId);
    const { id: claimId } = await claim();
    const outcomes = await Promise.all([
      confirmClaim(head, { claimId, childId: child.id }, NOW),
      refuseClaim({ ...head }, { claimId, reason: '请核对' }, NOW),
    ]);
    expect(outcomes.map(answerOf).sort()).toEqual(['done', ['invalid_state']]);
  });

  it('are the school’s own: not another head’s, and never for a pupil elsewhere or gone', async () => {
    const { id: claimId } = await claim();
    const here = await makePupil(schoolId);
    const elsewhere = await makePupil(other.schoolId);
    const gone = await makePupil(schoolId, { leftOn: '2026-07-01' });
    await expect(confirmClaim(other.head, { claimId, childId: elsewhere.id }, NOW)).rejects.toThrow(NotFound);
    await expect(refuseClaim(other.head, { claimId, reason: 'x' }, NOW)).rejects.toThrow(NotFound);
    for (const childId of [elsewhere.id, gone.id, 'nonsense']) {
      await expect(confirmClaim(head, { claimId, childId }, NOW)).rejects.toThrow(NotFound);
    }
    const teacher = await staffMember('school_teacher', { schoolId });
    await expect(confirmClaim(teacher, { claimId, childId: here.id }, NOW)).rejects.toThrow(NotFound);
    await db.childClaim.update({ where: { id: claimId }, data: { createdAt: dateColumn('2026-09-01') } });
    expect((await claimsHere(head, NOW)).claims).toHaveLength(1);
  });
});
