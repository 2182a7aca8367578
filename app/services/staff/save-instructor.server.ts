import { dateColumn } from '~/db/school-date.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { refused } from '~/domain/refusal';
import type { QualificationKind } from '~/domain/states';
import { enqueue } from '~/jobs/enqueue.server';
import { recordAudit } from '~/services/audit/record.server';
import { sweepSoon } from '~/services/expiry/sweep-soon.server';
import { dropUnusedFile, storeFile, type Upload, uploadRefusal } from '~/services/files/store.server';
import { ownedProvider } from '~/services/provider/scope.server';
import { lockOwnInstructor } from './own-instructor.server';

export type InstructorInput = {
  /** Null: a new one. */
  instructorId: string | null;
  nameZh: string;
  nameEn: string;
  /** Null: none shown; such a person can assist but not lead (P6). */
  qualificationKind: QualificationKind | null;
  qualificationZh: string;
  qualificationEn: string;
  qualificationValidTo: SchoolDate | null;
  inServiceTeacher: boolean;
  livesOverseas: boolean;
  /** Has another job (P12); not said: as it was. */
  partTime?: boolean;
  /** The day the person agreed in writing to the entry query (P9). */
  checkConsentOn: SchoolDate | null;
  /** Null: as it was. */
  upload: Upload | null;
};

/** Adds an instructor or mends one. What bars a person (P7, C5) is written down and judged by the rules, not hidden. */
export function saveInstructor(actor: Actor, input: InstructorInput, now: Date) {
  const providerId = ownedProvider(actor);
  const { instructorId, upload, qualificationValidTo, checkConsentOn, partTime, ...rest } = input;
  return inTransaction(async (tx) => {
    if (checkConsentOn && checkConsentOn > todayInShanghai(now)) {
      return refused({ code: 'date_in_future', path: 'checkConsentOn' });
    }
    const wrong = upload && uploadRefusal(upload);
    if (wrong) return wrong;
    const before = instructorId ? await lockOwnInstructor(tx, providerId, instructorId) : null;
    const qualified = rest.qualificationKind !== null;
    const qualificationFileId = upload
      ? await storeFile(tx, { providerId, upload, uploadedBy: actor.userId })
      : (before?.qualificationFileId ?? null);
    const data = {
      ...rest,
      ...(partTime !== undefined && { fullTime: !partTime }),
      ...(!qualified && { qualificationZh: '', qualificationEn: '' }),
      qualificationValidTo: qualified && qualificationValidTo ? dateColumn(qualificationValidTo) : null,
      qualificationFileId,
      checkConsentOn: checkConsentOn && dateColumn(checkConsentOn),
    };
    const { id } = before
      ? await tx.instructor.update({ where: { id: before.id }, data, select: { id: true } })
      : await tx.instructor.create({ data: { ...data, providerId, createdAt: now }, select: { id: true } });
    if (before?.qualificationFileId !== qualificationFileId) {
      await dropUnusedFile(tx, before?.qualificationFileId ?? null);
    }
    await recordAudit(
      tx,
      { actor, permission: 'staff.manage' },
      {
        verb: before ? 'instructor.change' : 'instructor.add',
        subjectKind: 'instructor',
        subjectId: id,
        data: { qualificationKind: rest.qualificationKind, fileId: qualificationFileId },
      },
      now,
    );
    await enqueue(tx, 'index-provider', { providerId });
    await sweepSoon(tx, providerId);
    return { kind: 'done' as const, instructorId: id };
  });
}
