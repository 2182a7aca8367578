import { randomBytes } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type EntitlementClass, inForce } from '~/domain/aid/entitlement';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import type { DrawInputs } from '~/domain/draw/inputs';
import {
  type Preview,
  previewOf,
  type ServedSpread,
  type Trial,
  trial,
  trialsFor,
} from '~/domain/draw/preview';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import type { ReserveClass, TownKind } from '~/domain/states';
import { recordAudit } from '../audit/record.server';
import { moneySettingsOn } from '../county/settings.server';
import { labelsOf } from './labels.server';
import { sha256 } from './seed.server';

export type GroupRow = ServedSpread & { key: string; nameZh: string; nameEn: string };
export type ClaimRow = { key: EntitlementClass; applicants: number | null } & Partial<
  Omit<ServedSpread, 'applicants'>
>;
export type DrawPreview = Omit<Preview, 'groups' | 'gained'> & {
  schools: GroupRow[];
  towns: (ServedSpread & { key: TownKind })[];
  /** Rows of fewer children than the county shows have no figures. */
  entitlements: ClaimRow[];
  gained: ({ class: ReserveClass } & Preview['gained'][string])[];
  minimum: number;
};

type Who = {
  applicant: string;
  schoolId: string;
  nameZh: string;
  nameEn: string;
  town: TownKind;
  entitlements: { class: EntitlementClass; from: SchoolDate; to: SchoolDate }[];
};

/**
 * What a draw would give, over several trials with seeds by chance. The real seed is not opened. The bureau alone sees
 * it, and that it looked is on record.
 *
 * @throws NotFound
 */
export async function previewDraw(
  actor: Actor,
  { drawId: id, trials: asked }: { drawId: string; trials: number },
  now: Date,
  seedOfTrial: (index: number) => string = () => `trial:${randomBytes(16).toString('hex')}`,
): Promise<({ kind: 'done' } & DrawPreview) | Refused> {
  const drawId = idOf(id, 'draw');
  const draw = await db.draw.findUnique({
    where: { id: drawId },
    include: { papers: { where: { kind: 'inputs' } } },
  });
  if (!draw) throw new NotFound('draw');
  const [paper] = draw.papers;
  if (draw.status !== 'frozen' || !paper) return refused({ code: 'draw_not_frozen' });
  const inputs = JSON.parse(paper.text) as DrawInputs;
  const who = await whoTakesPart(drawId);
  const day = todayInShanghai(draw.closesAt);
  const keys = new Map(who.map((each) => [each.applicant, keysOf(each, day)] as const));
  const trials: Trial[] = [];
  for (let index = 0; index < trialsFor(asked, inputs.applicants.length); index += 1) {
    trials.push(trial(inputs, seedOfTrial(index), (applicant) => keys.get(applicant) ?? [], sha256));
    // A whole county is drawn many times: others are answered in between.
    await breathe();
  }
  await inTransaction((tx) =>
    recordAudit(
      tx,
      { actor, permission: 'draw.hold' },
      { verb: 'draw.preview', subjectKind: 'draw', subjectId: drawId, data: { trials: trials.length } },
      now,
    ),
  );
  const { public_minimum: minimum } = await moneySettingsOn(db, now);
  const preview = previewOf(inputs, trials);
  return { kind: 'done', ...(await worded(preview, drawId, inputs, who, minimum)) };
}

function whoTakesPart(drawId: string): Promise<Who[]> {
  return db.$queryRaw<Who[]>`
    SELECT l.applicant, s.id AS "schoolId", s.name_zh AS "nameZh", s.name_en AS "nameEn", t.kind::text AS town,
           (SELECT coalesce(json_agg(json_build_object('class', e.class, 'from', e.from_date, 'to', e.to_date)), '[]')
              FROM entitlement e WHERE e.child_id = c.id) AS entitlements
      FROM wish_list l JOIN child c ON c.id = l.child_id JOIN school s ON s.id = c.school_id JOIN town t ON t.id = s.town_id
     WHERE l.draw_id = ${drawId}::uuid`;
}

function keysOf({ schoolId, town, entitlements }: Who, on: SchoolDate): string[] {
  const classes = new Set(entitlements.filter((each) => inForce(each, on)).map((each) => each.class));
  return [`school ${schoolId}`, `town ${town}`, ...[...classes].map((each) => `entitlement ${each}`)];
}

async function worded(
  { groups, gained, ...preview }: Preview,
  drawId: string,
  inputs: DrawInputs,
  who: readonly Who[],
  minimum: number,
): Promise<DrawPreview> {
  const under = <Key extends string>(kind: string) =>
    Object.entries(groups).flatMap(([key, spread]) =>
      key.startsWith(`${kind} `) ? [{ key: key.slice(kind.length + 1) as Key, ...spread }] : [],
    );
  const schools = new Map(who.map((each) => [each.schoolId, each] as const));
  const labels = await labelsOf(drawId, inputs);
  return {
    ...preview,
    minimum,
    schools: under('school')
      .map(({ key, ...spread }) => {
        const { nameZh = key, nameEn = key } = schools.get(key) ?? {};
        return { key, nameZh, nameEn, ...spread };
      })
      .sort((a, b) => b.applicants - a.applicants || (a.key < b.key ? -1 : 1)),
    towns: under<TownKind>('town').sort((a, b) => (a.key > b.key ? -1 : 1)),
    entitlements: under<EntitlementClass>('entitlement')
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((row) => (row.applicants < minimum ? { key: row.key, applicants: null } : row)),
    gained: Object.entries(gained).flatMap(([label, spread]) => {
      const kind = labels.get(label);
      return kind ? [{ class: kind, ...spread }] : [];
    }),
  };
}
