import { db } from '~/db/client.server';
import { schoolDateOf } from '~/db/school-date.server';
import type { Actor } from '~/domain/access/actor';
import { programmeApplies } from '~/domain/aid/programme';
import { addDays, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { guardianIdOf } from '../children/guardian.server';
import { aidFor } from './facts.server';

/**
 * What a guardian sees of the aid of their own child: its entitlements, the programmes that pay for it today, and the
 * applications they sent themselves.
 *
 * @throws NotFound when the child is not the actor's
 */
export async function childAid(actor: Actor, childId: string, now: Date) {
  const guardianId = guardianIdOf(actor);
  const child = await db.child.findFirst({
    where: { id: idOf(childId, 'child'), guardians: { some: { guardianId } } },
    select: {
      id: true,
      name: true,
      entitlements: {
        orderBy: [{ toDate: 'desc' }, { fromDate: 'desc' }],
        select: { id: true, class: true, source: true, fromDate: true, toDate: true },
      },
      entitlementClaims: {
        where: { guardianId },
        orderBy: { createdAt: 'desc' },
        select: {
          id: true,
          class: true,
          status: true,
          fromDate: true,
          toDate: true,
          answer: true,
          proofName: true,
          createdAt: true,
          decidedAt: true,
        },
      },
    },
  });
  if (!child) throw new NotFound('child');
  const today = todayInShanghai(now);
  return {
    id: child.id,
    name: child.name,
    entitlements: child.entitlements.map(({ fromDate, toDate, ...rest }) => ({
      ...rest,
      from: schoolDateOf(fromDate),
      to: schoolDateOf(toDate),
      state: stateOf(schoolDateOf(fromDate), schoolDateOf(toDate), today),
    })),
    claims: child.entitlementClaims.map(({ fromDate, toDate, createdAt, decidedAt, ...rest }) => ({
      ...rest,
      from: schoolDateOf(fromDate),
      to: schoolDateOf(toDate),
      createdAt: createdAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    programmes: await programmesFor(childId, now),
    suggested: { from: today, to: addDays(today, 365) },
  };
}

export type ChildAid = Awaited<ReturnType<typeof childAid>>;

function stateOf(from: SchoolDate, to: SchoolDate, today: SchoolDate) {
  return to < today ? ('over' as const) : from > today ? ('to_come' as const) : ('in_force' as const);
}

/** The programmes that pay for the child today, in their order, with what it still can get in the term that runs. */
async function programmesFor(childId: string, now: Date) {
  const today = new Date(`${todayInShanghai(now)}T00:00:00Z`);
  const term = await db.term.findFirst({
    where: { toDate: { gte: today } },
    orderBy: { fromDate: 'asc' },
    select: { id: true },
  });
  const aid = term && (await aidFor(db, { childId, termId: term.id }, now));
  if (!aid) return [];
  const applying = aid.programmes
    .filter((each) => programmeApplies(each, aid))
    .sort((a, b) => a.order - b.order);
  const names = await db.programme.findMany({
    where: { id: { in: applying.map(({ id }) => id) } },
    select: { id: true, nameZh: true, nameEn: true },
  });
  return applying.map(({ id, percent, of, capFenPerChildTerm, to }) => {
    const name = names.find((each) => each.id === id);
    const usedFen = aid.used.find((each) => each.programme === id)?.fen ?? 0;
    return {
      id,
      nameZh: name?.nameZh ?? '',
      nameEn: name?.nameEn ?? '',
      percent,
      covers: [...of],
      capFen: capFenPerChildTerm,
      usedFen,
      to,
    };
  });
}
