import type { Prisma } from '~/db/generated/client';
import type { Entitlement, EntitlementClass, EntitlementSource } from '~/domain/aid/entitlement';
import type { Programme } from '~/domain/aid/programme';
import { addDays, instantOf } from '~/domain/calendar';
import type { TownKind } from '~/domain/states';
import { seal } from '~/services/pupils/pupil-number.server';
import { castChildId, castUserId } from './cast';
import county from './data/county.json' with { type: 'json' };
import { dateOf, idOf } from './ids';
import { paperPng } from './papers';
import type { ChildSeed } from './people';
import { prng } from './prng';
import type { DemoDays } from './today';

export type EntitlementSeed = Entitlement & {
  readonly childId: string;
  readonly source: EntitlementSource;
};

/** Which register knows which class; two are what a family applies for with a paper of its own. */
const REGISTERS: readonly (readonly [EntitlementSource, readonly EntitlementClass[]])[] = [
  ['civil_affairs', ['subsistence', 'subsistence', 'extreme_poverty', 'orphan', 'unsupported']],
  ['agriculture', ['poverty_monitoring']],
  ['disabled_federation', ['disabled']],
  ['guardian', ['left_behind', 'migrant']],
];
const SHARE = 0.08;

/** About seven children in a hundred are in a register or have applied; all of it is made up. */
export function entitlements(children: readonly ChildSeed[], days: DemoDays): EntitlementSeed[] {
  const from = addDays(days.past.from, -35);
  const to = addDays(lastDay(days), 30);
  return children.flatMap((child): EntitlementSeed[] => {
    const random = prng(`entitlement ${child.id}`);
    const chosen = child.id === castChildId('chen-muyang');
    if (!chosen && (child.cast || child.guardians.length === 0 || !random.chance(SHARE))) return [];
    const [source, classes] = chosen
      ? (['civil_affairs', ['subsistence']] as const)
      : random.pick([...REGISTERS, ...REGISTERS.slice(0, 1), ...REGISTERS.slice(3)]);
    const which = random.pick(classes);
    // Some are out of date: the family has to be in the register again.
    const over = !chosen && random.chance(0.08);
    return [{ childId: child.id, source, class: which, from, to: over ? addDays(days.past.from, -1) : to }];
  });
}

export type ProgrammeSeed = Programme & { readonly name: readonly [zh: string, en: string] };

/** What the county pays for whom. `budgetFen` of the last one is set by what was promised: nearly all of it. */
export function programmes(days: DemoDays): ProgrammeSeed[] {
  const from = addDays(days.past.from, -35);
  const to = lastDay(days);
  const common = { from, to, towns: ['rural', 'urban'] as const };
  return [
    {
      ...common,
      id: idOf('programme', 'hardship'),
      name: ['困难家庭课后服务减免（演示）', 'Fee waiver for families in difficulty (demo)'],
      order: 1,
      classes: ['subsistence', 'extreme_poverty', 'orphan', 'unsupported', 'disabled', 'poverty_monitoring'],
      percent: 100,
      of: ['service', 'agency'],
      capFenPerChildTerm: 80_000,
      budgetLeftFen: 12_000_000,
    },
    {
      ...common,
      id: idOf('programme', 'rural'),
      name: ['乡镇学校课程补助（演示）', 'Support for courses at rural schools (demo)'],
      order: 2,
      classes: [],
      towns: ['rural'],
      percent: 30,
      of: ['agency'],
      capFenPerChildTerm: null,
      budgetLeftFen: 20_000_000,
    },
    {
      ...common,
      id: idOf('programme', 'care'),
      name: ['留守与随迁子女关爱补助（演示）', 'Help for left-behind and migrant workers’ children (demo)'],
      order: 3,
      classes: ['left_behind', 'migrant'],
      percent: 50,
      of: ['agency', 'materials'],
      capFenPerChildTerm: 30_000,
      budgetLeftFen: 3_000_000,
    },
  ];
}

/** Of this programme hardly anything is left: the next family may get only a part. */
export const NEARLY_EMPTY = idOf('programme', 'care');

function lastDay({ calendar }: DemoDays): string {
  return calendar.terms
    .map(({ to }) => to)
    .sort()
    .at(-1) as string;
}

export function townOf({ school }: ChildSeed): TownKind {
  const town = county.towns.find(({ id }) => id === school.town);
  return (town?.kind ?? 'urban') as TownKind;
}

type AidRows = {
  programme: Prisma.ProgrammeCreateManyInput[];
  entitlementImport: Prisma.EntitlementImportCreateManyInput[];
  entitlementClaim: Prisma.EntitlementClaimCreateManyInput[];
  entitlement: Prisma.EntitlementCreateManyInput[];
};

/** Programmes, the registers they were matched with, and applications: those decided, and one that waits. */
export function aidRows(
  laid: readonly (ProgrammeSeed & { readonly budgetFen: number })[],
  list: readonly EntitlementSeed[],
  children: readonly ChildSeed[],
  days: DemoDays,
): AidRows {
  const officer = castUserId('officer-shen');
  const at = instantOf(addDays(days.past.from, -34), 10 * 60);
  const byId = new Map(children.map((child) => [child.id, child]));
  const claimId = (childId: string) => idOf('entitlement_claim', childId);
  const importId = (source: EntitlementSource) => idOf('entitlement_import', source);
  const files = { civil_affairs: '民政名册', agriculture: '农业农村名册', disabled_federation: '残联名册' };
  const given = list.filter(({ source }) => source === 'guardian');
  return {
    programme: laid.map((each) => ({
      id: each.id,
      nameZh: each.name[0],
      nameEn: each.name[1],
      position: each.order,
      classes: [...each.classes],
      towns: [...each.towns],
      percent: each.percent,
      covers: [...each.of],
      capFen: each.capFenPerChildTerm,
      budgetFen: each.budgetFen,
      fromDate: dateOf(each.from),
      toDate: dateOf(each.to),
      createdAt: at,
      updatedAt: at,
    })),
    entitlementImport: Object.entries(files).map(([source, name]) => {
      const rows = list.filter((each) => each.source === source).length;
      const none = { changed: 0, same: 0, covered: 0, gone: 0 };
      return {
        id: importId(source as EntitlementSource),
        source: source as EntitlementSource,
        fileName: `${name}（演示）.csv`,
        sha256: idOf('register', source).replaceAll('-', '').repeat(2),
        status: 'applied' as const,
        summary: { ...none, rows: rows + 3, new: rows, unmatched: 2, errors: 1 },
        uploadedBy: officer,
        createdAt: at,
        appliedAt: new Date(at.getTime() + 6 * 60_000),
      };
    }),
    entitlementClaim: [
      ...given.flatMap((each) => {
        const guardian = byId.get(each.childId)?.guardians[0];
        if (!guardian) return [];
        return [
          {
            ...paper(each.childId, guardian.id, each.class),
            fromDate: dateOf(each.from),
            toDate: dateOf(each.to),
            status: 'granted' as const,
            proofCipher: null,
            proofKeyId: null,
            answer: '材料齐全，已通过。',
            decidedBy: officer,
            decidedAt: new Date(at.getTime() + 50 * 60_000),
            createdAt: new Date(at.getTime() - 20 * 3_600_000),
          },
        ];
      }),
      ...waiting(list, children, days),
    ],
    entitlement: list.map((each) => ({
      id: idOf('entitlement', each.childId, each.class),
      childId: each.childId,
      class: each.class,
      fromDate: dateOf(each.from),
      toDate: dateOf(each.to),
      source: each.source,
      importId: each.source === 'guardian' ? null : importId(each.source),
      claimId: each.source === 'guardian' ? claimId(each.childId) : null,
      createdBy: officer,
      createdAt: at,
    })),
  };

  function paper(childId: string, guardianId: string, which: EntitlementClass) {
    return {
      id: claimId(childId),
      guardianId,
      childId,
      class: which,
      proofName: '证明（演示）.png',
      proofMediaType: 'image/png',
      proofSha256: idOf('proof', childId).replaceAll('-', '').repeat(2),
    };
  }

  /** One family has asked yesterday evening and nobody has looked yet. */
  function waiting(
    known: readonly EntitlementSeed[],
    all: readonly ChildSeed[],
    { today }: DemoDays,
  ): Prisma.EntitlementClaimCreateManyInput[] {
    const has = new Set(known.map(({ childId }) => childId));
    const child = all.find(
      (each) => !each.cast && !has.has(each.id) && townOf(each) === 'rural' && each.guardians[0],
    );
    const guardian = child?.guardians[0];
    if (!child || !guardian) return [];
    const proof = seal(paperPng(3).toString('base64'));
    return [
      {
        ...paper(child.id, guardian.id, 'left_behind'),
        fromDate: dateOf(today),
        toDate: dateOf(addDays(today, 365)),
        status: 'pending',
        proofCipher: proof.cipher,
        proofKeyId: proof.keyId,
        answer: null,
        decidedBy: null,
        decidedAt: null,
        createdAt: instantOf(addDays(today, -1), 20 * 60 + 8),
      },
    ];
  }
}
