import { db } from '~/db/client.server';
import type { DrawFigures } from '~/domain/draw/figures';
import type { WeeklyTime } from '~/domain/draw/overlap';
import { type DrawStage, drawStage } from '~/domain/draw/stage';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { demandOf } from '../wishes/demand.server';
import { type ClassDemand, publishedFigures } from './published-figures.server';

/** A draw in a list. Instants are ISO. */
export type DrawCard = {
  id: string;
  nameZh: string;
  nameEn: string;
  termZh: string;
  termEn: string;
  stage: DrawStage;
  opensAt: string;
  closesAt: string;
  payUntil: string;
  /** When it was drawn or called off. */
  endedAt: string | null;
  classes: number;
};

/** A class of a draw as everybody sees it. */
export type DrawClassRow = {
  id: string;
  titleZh: string;
  titleEn: string;
  schoolZh: string;
  schoolEn: string;
  slots: WeeklyTime[];
  capacity: number;
  first: number;
  wishes: number;
};

export type PaperCard = { kind: 'inputs' | 'outcome'; sha256: string; bytes: number };

export type DrawPage = DrawCard & {
  announcedAt: string;
  frozenAt: string | null;
  heldAt: string | null;
  abortedWhy: string | null;
  publicValue: string;
  publicNote: string;
  commitment: string;
  algorithm: string;
  /** Null before the draw is over. */
  seed: string | null;
  papers: PaperCard[];
  classRows: DrawClassRow[];
  /** Reserved places in all classes together: of which kind, and where, says nothing about a child only in sum. */
  reserved: number;
  /** Children with a wish that takes part, or that was handed in so far. */
  applicants: number;
  figures: DrawFigures | null;
};

const cardColumns = {
  id: true,
  nameZh: true,
  nameEn: true,
  status: true,
  opensAt: true,
  closesAt: true,
  payUntil: true,
  drawnAt: true,
  abortedAt: true,
  term: { select: { nameZh: true, nameEn: true } },
  _count: { select: { offerings: true } },
} as const;

type CardRow = Awaited<ReturnType<typeof cardRows>>[number];

const cardRows = () =>
  db.draw.findMany({ orderBy: [{ closesAt: 'desc' }, { id: 'desc' }], select: cardColumns });

/** Every draw there was, the newest first: also those that were called off. */
export async function publicDraws(now: Date): Promise<DrawCard[]> {
  return (await cardRows()).map((row) => cardOf(row, now));
}

function cardOf({ term, _count, drawnAt, abortedAt, ...row }: CardRow, now: Date): DrawCard {
  return {
    id: row.id,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    termZh: term.nameZh,
    termEn: term.nameEn,
    stage: drawStage(row, now),
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    payUntil: row.payUntil.toISOString(),
    endedAt: (drawnAt ?? abortedAt)?.toISOString() ?? null,
    classes: _count.offerings,
  };
}

/** All that is published of one draw. @throws NotFound */
export async function publicDraw(id: string, now: Date): Promise<DrawPage> {
  const drawId = idOf(id, 'draw');
  const row = await db.draw.findUnique({
    where: { id: drawId },
    select: {
      ...cardColumns,
      announcedAt: true,
      frozenAt: true,
      heldAt: true,
      abortedWhy: true,
      publicValue: true,
      publicNote: true,
      commitment: true,
      algorithm: true,
      seed: true,
    },
  });
  if (!row) throw new NotFound('draw');
  const papers = await paperCards(drawId);
  const known = papers.length > 0 ? await publishedFigures(drawId, papers.length) : null;
  const demand = known?.demand ?? (await liveDemand(drawId));
  const { announcedAt, frozenAt, heldAt, abortedWhy, publicValue, publicNote, commitment, algorithm, seed } =
    row;
  return {
    ...cardOf(row, now),
    announcedAt: announcedAt.toISOString(),
    frozenAt: frozenAt?.toISOString() ?? null,
    heldAt: heldAt?.toISOString() ?? null,
    abortedWhy,
    publicValue,
    publicNote,
    commitment,
    algorithm,
    seed,
    papers,
    classes: demand.length,
    classRows: await classRows(demand),
    reserved: known?.reserved ?? (await reservedIn(drawId)),
    applicants: known?.applicants ?? (await db.wishList.count({ where: { drawId } })),
    figures: known?.figures ?? null,
  };
}

function paperCards(drawId: string): Promise<PaperCard[]> {
  return db.$queryRaw<PaperCard[]>`
    SELECT p.kind::text, p.sha256, octet_length(p.text) AS bytes FROM draw_paper p
     WHERE p.draw_id = ${drawId}::uuid ORDER BY p.kind`;
}

async function liveDemand(drawId: string): Promise<ClassDemand[]> {
  return (await demandOf(db, drawId)).map(({ offeringId, ...each }) => ({ offering: offeringId, ...each }));
}

async function reservedIn(drawId: string): Promise<number> {
  const { _sum } = await db.reservedPlaces.aggregate({
    where: { offering: { drawId } },
    _sum: { places: true },
  });
  return _sum.places ?? 0;
}

async function classRows(demand: readonly ClassDemand[]): Promise<DrawClassRow[]> {
  const rows = await db.offering.findMany({
    where: { id: { in: demand.map(({ offering }) => offering) } },
    select: {
      id: true,
      course: { select: { titleZh: true, titleEn: true } },
      school: { select: { nameZh: true, nameEn: true } },
      slots: {
        orderBy: [{ weekday: 'asc' }, { startMinute: 'asc' }],
        select: { weekday: true, startMinute: true, endMinute: true },
      },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row] as const));
  return demand.flatMap(({ offering, capacity, first, wishes }) => {
    const row = byId.get(offering);
    if (!row) return [];
    const { course, school, slots } = row;
    return [
      {
        id: offering,
        titleZh: course.titleZh,
        titleEn: course.titleEn,
        schoolZh: school.nameZh,
        schoolEn: school.nameEn,
        slots,
        capacity,
        first,
        wishes,
      },
    ];
  });
}
