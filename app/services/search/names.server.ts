import { db } from '~/db/client.server';

/** What a list of choices calls the county's own things. */
export type Named = { readonly id: string; readonly nameZh: string; readonly nameEn: string };

export type Names = {
  /** In the county's order. */
  readonly towns: readonly Named[];
  /** By town, then by name. */
  readonly schools: readonly (Named & { readonly townId: string })[];
  /** By name. */
  readonly providers: readonly Named[];
};

/** Every search asks for the same few hundred names: a new one may be missing, and an old one stay, for so long. */
const KEPT_MS = 10_000;

let kept: { readonly at: number; readonly names: Promise<Names> } | undefined;

/**
 * The names of towns, schools and providers, read once for all searches of a few seconds.
 *
 * @param asked ids that must be among them: when one is not, it is new, and all are read again
 */
export async function searchNames(asked: {
  readonly schools: readonly string[];
  readonly providers: readonly string[];
}): Promise<Names> {
  const at = performance.now();
  if (kept && at - kept.at < KEPT_MS) {
    const names = await kept.names.catch(() => null);
    if (names && covers(names.schools, asked.schools) && covers(names.providers, asked.providers))
      return names;
  }
  const names = readNames();
  kept = { at, names };
  return names;
}

function covers(known: readonly Named[], asked: readonly string[]): boolean {
  const ids = new Set(known.map(({ id }) => id));
  return asked.every((id) => ids.has(id));
}

async function readNames(): Promise<Names> {
  const select = { id: true, nameZh: true, nameEn: true } as const;
  const [towns, schools, providers] = await Promise.all([
    db.town.findMany({ orderBy: { position: 'asc' }, select }),
    db.school.findMany({
      orderBy: [{ town: { position: 'asc' } }, { nameZh: 'asc' }],
      select: { ...select, townId: true },
    }),
    db.provider.findMany({ orderBy: { nameZh: 'asc' }, select }),
  ]);
  return { towns, schools, providers };
}
