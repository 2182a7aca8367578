import type { z } from 'zod';
import { env } from '~/http/env.server';
import type { Lng } from '~/i18n/config';
import type { DrawRow } from '~/services/api/draws.server';
import type { OwnPlace } from '~/services/api/family-lists.server';
import type { OwnEntryRow } from '~/services/api/waiting-entries.server';
import type { ChildCard } from '~/services/children/queries.server';
import type { WishListView } from '~/services/wishes/lists.server';
import { errorOf } from '../problem-answer.server';
import type { child, enrollment } from '../schemas/family';
import type { draw, waitingEntry, wishList } from '../schemas/places';
import { slotView, words } from './classes.server';

const iso = (at: Date | null) => at?.toISOString() ?? null;
const namedOf = (of: { id: string; nameZh: string; nameEn: string }) => ({
  id: of.id,
  name: words(of.nameZh, of.nameEn),
});

export function childView({ schoolZh, schoolEn, ...card }: ChildCard): z.input<typeof child> {
  return { ...card, school: words(schoolZh, schoolEn) };
}

export function enrollmentView(place: OwnPlace): z.input<typeof enrollment> {
  const { offering } = place;
  return {
    id: place.id,
    status: place.status,
    child: place.child,
    offering: {
      id: offering.id,
      courseId: offering.course.id,
      title: words(offering.course.titleZh, offering.course.titleEn),
      school: namedOf(offering.school),
      provider: namedOf(offering.course.provider),
      slots: offering.slots.map(slotView),
      firstDate: offering.firstDate,
    },
    dueFen: place.dueFen,
    heldUntil: iso(place.heldUntil),
    createdAt: place.createdAt.toISOString(),
    confirmedAt: iso(place.confirmedAt),
    endedAt: iso(place.endedAt),
    endReason: place.endReason,
    page: `${env().BASE_URL}/parent/enrollments/${place.id}`,
  };
}

export function waitingEntryView(row: OwnEntryRow): z.input<typeof waitingEntry> {
  return {
    id: row.id,
    status: row.status,
    child: { id: row.childId, name: row.childName },
    offering: {
      id: row.offeringId,
      courseId: row.courseId,
      title: words(row.titleZh, row.titleEn),
      school: { id: row.schoolId, name: words(row.schoolZh, row.schoolEn) },
    },
    ahead: row.ahead,
    tiedWith: row.tiedWith,
    joinedAt: row.joinedAt.toISOString(),
    offeredAt: iso(row.offeredAt),
    offerUntil: iso(row.offerUntil),
    endedAt: iso(row.endedAt),
    reason: row.reason,
    enrollmentId: row.enrollmentId,
  };
}

export function wishListView(list: WishListView, lng: Lng): z.input<typeof wishList> {
  return {
    ...list,
    wishes: list.wishes.map(({ refusal, place, ...wish }) => ({
      ...wish,
      refusal: refusal && errorOf(refusal, lng),
      enrollment: place,
    })),
  };
}

export function drawView(of: DrawRow): z.input<typeof draw> {
  const sum = (kind: 'inputs' | 'outcome') => of.papers.find((paper) => paper.kind === kind)?.sha256 ?? null;
  return {
    id: of.id,
    name: words(of.nameZh, of.nameEn),
    term: words(of.term.nameZh, of.term.nameEn),
    status: of.status,
    opensAt: of.opensAt.toISOString(),
    closesAt: of.closesAt.toISOString(),
    payUntil: of.payUntil.toISOString(),
    publicValue: of.publicValue,
    publicNote: of.publicNote,
    commitment: of.commitment,
    algorithm: of.algorithm,
    seed: of.seed,
    announcedAt: of.announcedAt.toISOString(),
    frozenAt: iso(of.frozenAt),
    drawnAt: iso(of.drawnAt),
    abortedAt: iso(of.abortedAt),
    abortedWhy: of.abortedWhy,
    inputsSha256: sum('inputs'),
    outcomeSha256: sum('outcome'),
  };
}
