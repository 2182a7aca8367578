import type { Db } from '~/db/client.server';

/** A class as a receipt names it. */
export type ReceiptClass = {
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  termZh: string;
  termEn: string;
};

type Paid = {
  enrollmentId: string;
  /** The class that the child is in, read before this is called. */
  offeringId: string;
  paidAt: Date;
};

/** The class that a payment was for: the one that the child was in when the money came, though it be in another now. */
export async function classPaidFor(
  db: Pick<Db, 'quoteRevision' | 'offering'>,
  { enrollmentId, offeringId, paidAt }: Paid,
): Promise<ReceiptClass> {
  const moved = await db.quoteRevision.findFirst({
    where: { enrollmentId, reason: 'merged', createdAt: { gt: paidAt }, fromOfferingId: { not: null } },
    orderBy: { number: 'asc' },
    select: { fromOfferingId: true },
  });
  const names = { select: { nameZh: true, nameEn: true } } as const;
  const { course, school, term } = await db.offering.findUniqueOrThrow({
    where: { id: moved?.fromOfferingId ?? offeringId },
    select: { course: { select: { titleZh: true, titleEn: true } }, school: names, term: names },
  });
  return {
    ...course,
    schoolZh: school.nameZh,
    schoolEn: school.nameEn,
    termZh: term.nameZh,
    termEn: term.nameEn,
  };
}

/** Reads the `about` column; null on receipts that were issued before there was one. */
export function aboutOf(value: unknown): ReceiptClass | null {
  return value === null ? null : (value as ReceiptClass);
}
