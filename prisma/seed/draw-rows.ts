import type { Prisma } from '~/db/generated/client';
import { DRAW_ALGORITHM } from '~/domain/allocation/draw';
import { inputsText, outcomeText } from '~/domain/draw/inputs';
import { sealedSeed, seedOf } from '~/services/draw/seed.server';
import { castUserId } from './cast';
import type { DrawLife } from './draw-times';
import type { DrawSeed } from './draws';
import { idOf } from './ids';
import type { EntrySeed } from './lines';
import { sha256, type WishListSeed } from './wishes';

export type DrawRows = {
  draw: (Prisma.DrawCreateManyInput & { id: string })[];
  reservedPlaces: Prisma.ReservedPlacesCreateManyInput[];
  wishList: Prisma.WishListCreateManyInput[];
  wish: Prisma.WishCreateManyInput[];
  drawPaper: Prisma.DrawPaperCreateManyInput[];
  waitingEntry: Prisma.WaitingEntryCreateManyInput[];
  waitingMove: Prisma.WaitingMoveCreateManyInput[];
};

const NAMES: Record<DrawLife, readonly [zh: string, en: string]> = {
  drawn: ['第一批选课抽签', 'First draw of places'],
  to_draw: ['第二批选课抽签', 'Second draw of places'],
  drawing: ['第三批选课抽签', 'Third draw of places'],
};
const NOTE =
  '公告前一天公布的福利彩票开奖号码（演示，虚构） / the lottery number published on the day before the announcement (fictional)';
const STATUS = { drawn: 'drawn', to_draw: 'frozen', drawing: 'announced' } as const;

/** Everything that is kept of the draws and the lines. */
export function drawRows(draws: readonly DrawSeed[], entries: readonly EntrySeed[]): DrawRows {
  return {
    draw: draws.map(drawRow),
    reservedPlaces: draws.flatMap(({ reserved }) =>
      [...reserved].flatMap(([offeringId, list]) =>
        list.map((each, position) => ({ offeringId, position, ...each })),
      ),
    ),
    wishList: draws.flatMap(({ id: drawId, lists }) =>
      lists.map(({ id, child, guardian, cap, tieId, code, applicant, at }) => ({
        id,
        drawId,
        childId: child.id,
        guardianId: guardian.id,
        cap,
        tieId,
        code,
        applicant,
        createdAt: at,
        updatedAt: at,
      })),
    ),
    wish: draws.flatMap((each) => each.lists.flatMap((list) => wishRows(each, list))),
    drawPaper: draws.flatMap(paperRows),
    waitingEntry: [...draws.flatMap(lineRows), ...entries.map(entryRow)],
    waitingMove: entries.flatMap(({ id, offering, position, reason, move }) =>
      move
        ? [
            {
              id: idOf('waiting_move', id),
              entryId: id,
              offeringId: offering.id,
              fromPosition: position,
              toPosition: position,
              reason: reason ?? '',
              byRole: 'school_admin',
              ...move,
            },
          ]
        : [],
    ),
  };
}

function drawRow({ life, id, termId, times, secret, publicValue }: DrawSeed): DrawRows['draw'][number] {
  const officer = castUserId('officer-shen');
  const [nameZh, nameEn] = NAMES[life];
  const { announcedAt, opensAt, closesAt, payUntil, frozenAt, heldAt, drawnAt } = times;
  return {
    id,
    termId,
    nameZh,
    nameEn,
    status: STATUS[life],
    opensAt,
    closesAt,
    payUntil,
    publicValue,
    publicNote: NOTE,
    ...sealedSeed(secret, publicValue),
    seed: drawnAt && seedOf(secret, publicValue),
    algorithm: DRAW_ALGORITHM,
    announcedBy: officer,
    announcedAt,
    frozenAt,
    heldBy: heldAt && officer,
    heldAt,
    drawnAt,
  };
}

function wishRows({ outcome }: DrawSeed, list: WishListSeed): Prisma.WishCreateManyInput[] {
  const mine = ({ applicant }: { applicant: string }) => applicant === list.applicant;
  const places = outcome?.places.filter(mine) ?? [];
  const reasons = outcome?.reasons.filter(mine) ?? [];
  return list.wishes.map((offering, index) => {
    const wish = { wishListId: list.id, offeringId: offering.id, rank: index + 1 };
    const place = places.find((each) => each.offering === offering.id);
    if (place) {
      const enrollmentId = idOf('enrollment', offering.id, list.child.id);
      return { ...wish, result: 'won', round: place.round, reserved: place.as === 'reserved', enrollmentId };
    }
    const reason = reasons.find((each) => each.offering === offering.id);
    if (!reason) return wish;
    const { number, of, lastAdmitted, why } = reason;
    return { ...wish, result: 'lost', number, of, lastAdmitted, why };
  });
}

function paperRows({ id: drawId, times, inputs, outcome }: DrawSeed): DrawRows['drawPaper'] {
  const paper = (kind: 'inputs' | 'outcome', text: string, createdAt: Date) => ({
    drawId,
    kind,
    text,
    sha256: sha256(text),
    createdAt,
  });
  const { frozenAt, drawnAt } = times;
  return [
    ...(frozenAt ? [paper('inputs', inputsText(inputs), frozenAt)] : []),
    ...(outcome && drawnAt ? [paper('outcome', outcomeText(outcome), drawnAt)] : []),
  ];
}

/** Who drew no place and would still like it waits in the order of the numbers. */
function lineRows({ lists, times, outcome }: DrawSeed): DrawRows['waitingEntry'] {
  const byApplicant = new Map(lists.map((list) => [list.applicant, list]));
  return (outcome?.waiting ?? []).flatMap(({ offering, applicant, position }) => {
    const list = byApplicant.get(applicant);
    if (!list || !times.drawnAt) return [];
    return [
      {
        id: idOf('waiting_entry', offering, list.child.id),
        offeringId: offering,
        childId: list.child.id,
        guardianId: list.guardian.id,
        status: 'waiting' as const,
        position,
        tieId: list.tieId,
        joinedAt: times.drawnAt,
      },
    ];
  });
}

function entryRow({ offering, child, move: _, ...entry }: EntrySeed): DrawRows['waitingEntry'][number] {
  const guardianId = child.guardians[0]?.id;
  if (!guardianId) throw new Error('A child without a guardian does not wait');
  return { ...entry, offeringId: offering.id, childId: child.id, guardianId };
}
