import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { violationOf } from '~/db/constraint.server';
import { addDays, instantOf } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import { demandOf } from '~/services/wishes/demand.server';
import { ownWishLists } from '~/services/wishes/own-wish-lists.server';
import { applicantOf } from '~/services/wishes/private-code.server';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { wishPage } from '~/services/wishes/wish-page.server';
import { withdrawWishes } from '~/services/wishes/withdraw-wishes.server';
import { auditOn, type Family, newFamily, openMarket, TODAY } from '../parent/family-market';
import { answerOf } from '../school/here';
import type { Market } from '../search/market';
import { layDraw, layDrawn, listOf, moveDraw, sibling, wishing } from './drawn';

const now = new Date();
let market: Market;
let receivers: string[];
beforeAll(async () => {
  market = await openMarket();
  receivers = [market.provider.id];
});

async function laid(classes = 2) {
  const drawId = await layDraw();
  const ids: string[] = [];
  for (let weekday = 1; weekday <= classes; weekday += 1)
    ids.push(await layDrawn(market, drawId, { weekday }));
  return { drawId, ids };
}

const save = (family: Family, drawId: string, ids: string[], over: Parameters<typeof wishing>[3] = {}) =>
  saveWishes(family.actor, wishing(drawId, [family.childId], ids, { receivers, ...over }), now);

describe('handing in', () => {
  it('keeps ranks, writes the consents and gives a private code that stays the same', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const [a, b] = ids as [string, string];
    expect(answerOf(await save(family, drawId, [b, a]))).toBe('done');
    const first = await db.wishList.findFirstOrThrow({ where: { drawId, childId: family.childId } });
    expect(first.code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
    expect(first.applicant).toBe(applicantOf(drawId, first.code));
    const consents = await db.consent.findMany({ where: { childId: family.childId } });
    expect(consents.map(({ kind, receiverId }) => [kind, receiverId]).sort()).toEqual([
      ['child_data', null],
      ['roster_to_provider', market.provider.id],
    ]);
    // Changing is free, and asks for no consent again.
    expect(answerOf(await save(family, drawId, [a], { consent: { childData: false, receivers: [] } }))).toBe(
      'done',
    );
    expect(await listOf(drawId, family.childId)).toEqual([a]);
    const again = await db.wishList.findFirstOrThrow({ where: { drawId, childId: family.childId } });
    expect(again.code).toBe(first.code);
    expect(await auditOn(first.id)).toEqual(['wishes.save', 'wishes.save']);
    expect(await db.consent.count({ where: { childId: family.childId } })).toBe(2);
  });

  it('takes nothing without each consent', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    for (const consent of [
      { childData: false, receivers },
      { childData: true, receivers: [] },
    ]) {
      expect(answerOf(await save(family, drawId, ids, { consent }))).toEqual(['consent_missing']);
    }
    expect(await listOf(drawId, family.childId)).toBeNull();
    expect(await db.consent.count({ where: { childId: family.childId } })).toBe(0);
  });

  it('refuses what the child cannot have, at its rank', async () => {
    const { drawId, ids } = await laid(1);
    const older = await layDrawn(market, drawId, { weekday: 4, grades: [6] });
    const elsewhere = await layDrawn(market, await layDraw(), { weekday: 5 });
    const family = await newFamily({ grade: 3 });
    const outcome = await save(family, drawId, [...ids, older, elsewhere]);
    expect(outcome).toEqual({
      kind: 'refused',
      refusals: [
        { code: 'grade', params: { grade: 3 }, path: 'wishes[1]' },
        { code: 'wish_other_draw', path: 'wishes[2]' },
      ],
    });
    expect(answerOf(await save(family, drawId, []))).toEqual(['wish_none']);
    expect(answerOf(await save(family, drawId, ids, { cap: 0 }))).toEqual(['wish_cap']);
  });

  it('finds neither a child that is not theirs nor a draw that is not there', async () => {
    const { drawId, ids } = await laid(1);
    const [family, other] = [await newFamily(), await newFamily()];
    const theirs = wishing(drawId, [other.childId], ids, { receivers });
    await expect(saveWishes(family.actor, theirs, now)).rejects.toBeInstanceOf(NotFound);
    const both = wishing(drawId, [family.childId, other.childId], ids, { receivers });
    await expect(saveWishes(family.actor, both, now)).rejects.toBeInstanceOf(NotFound);
    await expect(
      withdrawWishes(family.actor, { drawId, childId: other.childId }, now),
    ).rejects.toBeInstanceOf(NotFound);
    await expect(save(family, ids[0] as string, ids)).rejects.toBeInstanceOf(NotFound);
    expect(await db.wishList.count({ where: { drawId } })).toBe(0);
  });
});

describe('the window', () => {
  it('refuses before it opens and after it closes, whatever the status says', async () => {
    const soon = await layDraw({ opensAt: instantOf(addDays(TODAY, 1), 540) });
    const over = await layDraw({ closesAt: new Date(now.getTime() - 1000) });
    const family = await newFamily();
    expect(answerOf(await save(family, soon, [await layDrawn(market, soon)]))).toEqual(['wish_not_open']);
    expect(answerOf(await save(family, over, [await layDrawn(market, over)]))).toEqual(['wish_frozen']);
  });

  it('lets nobody change anything once the draw is frozen; the database does not either', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    await save(family, drawId, ids);
    await moveDraw(drawId, 'frozen');
    expect(answerOf(await save(family, drawId, [ids[1] as string]))).toEqual(['wish_frozen']);
    const back = await withdrawWishes(family.actor, { drawId, childId: family.childId }, now);
    expect(answerOf(back)).toEqual(['wish_frozen']);
    expect(await listOf(drawId, family.childId)).toEqual(ids);
    const list = await db.wishList.findFirstOrThrow({ where: { drawId } });
    for (const act of [
      () => db.wish.deleteMany({ where: { wishListId: list.id } }),
      () => db.wishList.update({ where: { id: list.id }, data: { cap: 2 } }),
    ]) {
      expect(await act().catch((error: unknown) => violationOf(error)?.constraint)).toBe('wish_frozen');
    }
  });

  it('says that the draw was called off', async () => {
    const { drawId, ids } = await laid(1);
    await moveDraw(drawId, 'aborted');
    expect(answerOf(await save(await newFamily(), drawId, ids))).toEqual(['wish_draw_aborted']);
  });
});

describe('two guardians, two tabs', () => {
  it('writes over nothing that the form did not know of', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    expect(answerOf(await save(family, drawId, ids, { seen: {} }))).toBe('done');
    expect(answerOf(await save(family, drawId, [ids[1] as string], { seen: {} }))).toEqual([
      'changed_meanwhile',
    ]);
    expect(await listOf(drawId, family.childId)).toEqual(ids);
    const { updatedAt } = await db.wishList.findFirstOrThrow({ where: { drawId } });
    const seen = { [family.childId]: updatedAt.toISOString() };
    const knowing = await save(family, drawId, [ids[1] as string], { seen });
    expect(answerOf(knowing)).toBe('done');
    expect(await listOf(drawId, family.childId)).toEqual([ids[1]]);
  });

  it('writes over no list of a sibling that the form did not know of, and says nothing of one it leaves alone', async () => {
    const { drawId, ids } = await laid();
    const [first, second] = ids as [string, string];
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await save(family, drawId, ids);
    const stamp = async (childId: string) =>
      (await db.wishList.findFirst({ where: { drawId, childId } }))?.updatedAt.toISOString() ?? '';
    const before = { [family.childId]: await stamp(family.childId), [other]: '' };
    // In another tab the sibling gets a list of its own.
    const alone = wishing(drawId, [other], [second], { receivers });
    await saveWishes(family.actor, alone, new Date(now.getTime() + 1));
    const both = (seen: Record<string, string>) =>
      saveWishes(
        family.actor,
        wishing(drawId, [family.childId, other], [first], { receivers, seen }),
        new Date(now.getTime() + 2),
      );
    expect(answerOf(await both(before))).toEqual(['changed_meanwhile']);
    // Knowing of the sibling's list is not knowing of the child's own.
    expect(answerOf(await both({ [other]: await stamp(other) }))).toEqual(['changed_meanwhile']);
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([ids, [second]]);
    expect(answerOf(await save(family, drawId, [second], { seen: before }))).toBe('done');
    expect(
      answerOf(await both({ [family.childId]: await stamp(family.childId), [other]: await stamp(other) })),
    ).toBe('done');
    expect([await listOf(drawId, family.childId), await listOf(drawId, other)]).toEqual([[first], [first]]);
  });

  it('leaves one whole list when both save at once', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const lists = [ids, [...ids].reverse()];
    const answers = await Promise.all(lists.map((list) => save(family, drawId, list)));
    expect(answers.map(answerOf)).toEqual(['done', 'done']);
    expect(lists).toContainEqual(await listOf(drawId, family.childId));
    expect(await db.wishList.count({ where: { drawId } })).toBe(1);
  });
});

describe('siblings tied together', () => {
  it('have the same wishes and cap, and go together', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    const both = wishing(drawId, [family.childId, other], ids, { receivers, cap: 2 });
    expect(answerOf(await saveWishes(family.actor, both, now))).toBe('done');
    const lists = await db.wishList.findMany({ where: { drawId } });
    expect(new Set(lists.map(({ tieId }) => tieId)).size).toBe(1);
    expect(lists.map(({ cap, tieId }) => [cap, tieId !== null])).toEqual([
      [2, true],
      [2, true],
    ]);
    expect(await listOf(drawId, other)).toEqual(ids);
    expect(answerOf(await withdrawWishes(family.actor, { drawId, childId: other }, now))).toBe('done');
    expect(await db.wishList.count({ where: { drawId } })).toBe(0);
  });

  it('are let go when one is saved alone', async () => {
    const { drawId, ids } = await laid();
    const family = await newFamily();
    const other = await sibling(family.guardianId);
    await saveWishes(family.actor, wishing(drawId, [family.childId, other], ids, { receivers }), now);
    await save(family, drawId, [ids[1] as string]);
    expect(await listOf(drawId, other)).toEqual(ids);
    expect(await db.wishList.count({ where: { drawId, tieId: { not: null } } })).toBe(0);
  });

  it('can wish only what all of them can have, and what has room for them', async () => {
    const { drawId, ids } = await laid(1);
    const one = await layDrawn(market, drawId, { weekday: 4, capacity: 1 });
    const family = await newFamily();
    const fifth = await sibling(family.guardianId, { grade: 5 });
    const second = await sibling(family.guardianId);
    const tied = (childId: string, offeringIds: string[]) =>
      saveWishes(family.actor, wishing(drawId, [family.childId, childId], offeringIds, { receivers }), now);
    expect(answerOf(await tied(fifth, ids))).toEqual(['grade']);
    expect(answerOf(await tied(second, [one]))).toEqual(['wish_tie_too_large']);
  });
});

describe('what a family reads', () => {
  it('has the children, the classes meant for them, what does not fit, and how much each is wished', async () => {
    const { drawId, ids } = await laid();
    const older = await layDrawn(market, drawId, { weekday: 4, grades: [6], capacity: 3 });
    await layDrawn(market, drawId, { weekday: 5, schoolId: 'ganpu', audience: 'own_school' });
    await db.reservedPlaces.create({
      data: { offeringId: older, class: 'hardship', position: 0, places: 1 },
    });
    const [family, neighbour] = [await newFamily(), await newFamily()];
    await save(family, drawId, ids);
    await save(neighbour, drawId, [...ids].reverse());
    await db.entitlement.create({
      data: {
        childId: family.childId,
        class: 'subsistence',
        fromDate: new Date('2026-01-01T00:00:00Z'),
        toDate: new Date('2045-01-01T00:00:00Z'),
        source: 'civil_affairs',
        createdBy: family.actor.userId,
      },
    });
    const page = await wishPage(family.actor, drawId, now);
    expect(page.draw.open).toBe(true);
    expect(page.classes.map(({ id }) => id).sort()).toEqual([...ids, older].sort());
    const [child] = page.children;
    expect(child?.list?.wishes.map(({ offeringId }) => offeringId)).toEqual(ids);
    expect(child?.refusals[older]).toEqual([{ code: 'grade', params: { grade: 3 } }]);
    expect(child?.refusals[ids[0] as string]).toEqual([]);
    expect(child?.claims).toEqual(['hardship']);
    expect(page.classes.find(({ id }) => id === older)?.reserved).toBe(1);
    expect(page.classes.find(({ id }) => id === ids[0])?.demand).toMatchObject({ first: 1, wishes: 2 });
    expect(JSON.stringify(await wishPage(neighbour.actor, drawId, now))).not.toContain('hardship');
    expect(await demandOf(db, drawId)).toContainEqual({
      offeringId: older,
      capacity: 3,
      first: 0,
      wishes: 0,
    });
    const [mine] = (await ownWishLists(family.actor, now)).filter(({ id }) => id === drawId);
    expect(mine?.lists).toMatchObject([{ childId: family.childId, wishes: 2, tied: false, won: 0 }]);
  });
});
