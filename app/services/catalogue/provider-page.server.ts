import { db } from '~/db/client.server';
import { NotFound } from '~/domain/refusal';
import type { Category, ProviderKind } from '~/domain/states';
import type { OfferingCard } from './cards.server';
import { listingColumns, type ShownListing, shownListing } from './listing-shown.server';
import { publicOfferings } from './lists.server';

/** A provider as families see it: who it is, since when it is admitted for what, what it teaches. */
export interface ProviderPage {
  id: string;
  kind: ProviderKind;
  nameZh: string;
  nameEn: string;
  introZh: string;
  introEn: string;
  demo: boolean;
  listing: ShownListing;
  courses: { id: string; titleZh: string; titleEn: string; category: Category; grades: number[] }[];
}

/** @throws NotFound for a provider that never was listed */
export async function providerPage(
  providerId: string,
  childId: string | null,
  now: Date,
): Promise<{ provider: ProviderPage; offerings: OfferingCard[] }> {
  const [row, offerings] = await Promise.all([
    db.provider.findUnique({
      where: { id: providerId },
      select: {
        id: true,
        kind: true,
        nameZh: true,
        nameEn: true,
        introZh: true,
        introEn: true,
        demo: true,
        listings: listingColumns,
        courses: {
          where: { status: 'approved' },
          orderBy: [{ category: 'asc' }, { titleZh: 'asc' }],
          select: { id: true, titleZh: true, titleEn: true, category: true, grades: true },
        },
      },
    }),
    publicOfferings({ course: { providerId } }, childId, now),
  ]);
  const listing = row && shownListing(row.kind, row.listings, now);
  if (!row || !listing) throw new NotFound('provider');
  const { listings: _, ...provider } = row;
  return { provider: { ...provider, listing }, offerings };
}
