import { db } from '~/db/client.server';
import { PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { ruleVersions } from '../rules/versions.server';

/** What search engines may know, with the day it last changed: what is found here, and nothing else. */
export interface SiteMapEntry {
  path: string;
  changedAt: Date | null;
}

/** Paths of every public page about a thing. At most 50,000, as the protocol allows. */
export async function siteMap(): Promise<SiteMapEntry[]> {
  const [offerings, courses, providers, schools, rules] = await Promise.all([
    db.$queryRaw<{ id: string; updated_at: Date }[]>`
      SELECT o.id::text, o.updated_at FROM offering o JOIN search_document d ON d.id = o.id
       WHERE d.removed_at IS NULL AND o.status::text = ANY(${[...PUBLIC_OFFERING_STATUSES]}) ORDER BY o.id LIMIT 40000`,
    db.course.findMany({
      where: { status: 'approved' },
      orderBy: { id: 'asc' },
      take: 5_000,
      select: { id: true, updatedAt: true },
    }),
    db.provider.findMany({
      where: { OR: [{ kind: 'school' }, { listings: { some: { status: 'listed' } } }] },
      orderBy: { id: 'asc' },
      take: 2_000,
      select: { id: true },
    }),
    db.school.findMany({ orderBy: { id: 'asc' }, take: 2_000, select: { id: true } }),
    ruleVersions(db),
  ]);
  return [
    { path: '/', changedAt: null },
    ...courses.map(({ id, updatedAt }) => ({ path: `/courses/${id}`, changedAt: updatedAt })),
    ...offerings.map(({ id, updated_at }) => ({ path: `/offerings/${id}`, changedAt: updated_at })),
    ...providers.map(({ id }) => ({ path: `/providers/${id}`, changedAt: null })),
    { path: '/rules', changedAt: null },
    ...[...new Set(rules.map(({ rule }) => rule))].map((rule) => ({
      path: `/rules/${rule}`,
      changedAt: null,
    })),
    ...schools.map(({ id }) => ({ path: `/schools/${encodeURIComponent(id)}`, changedAt: null })),
  ];
}
