import { db } from '~/db/client.server';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { type RuleVersion, versionOn } from '~/domain/reduction/rule';
import { NotFound } from '~/domain/refusal';
import { versionOfRow } from './versions.server';

export type VersionState = 'in_force' | 'upcoming' | 'past' | 'draft';

export type ListedVersion = RuleVersion & {
  readonly state: VersionState;
  readonly note: string | null;
  readonly activatedAt: string | null;
};

/** Every rule with its versions, drafts too, in the order of the book. */
export async function rulesForBureau(now: Date) {
  const byRule = new Map<string, ListedVersion[]>();
  for (const each of await listed({}, todayInShanghai(now))) {
    byRule.set(each.rule, [...(byRule.get(each.rule) ?? []), each]);
  }
  return [...byRule]
    .map(([rule, versions]) => ({
      rule,
      title: (versions.find(({ state }) => state === 'in_force') ?? versions[0])?.title ?? {
        zh: rule,
        en: rule,
      },
      versions,
    }))
    .sort((a, b) => order(a.rule) - order(b.rule));
}

/** One version, with the active one before it that it is compared with. @throws NotFound */
export async function ruleVersionForBureau(ruleId: string, version: number, now: Date) {
  const versions = await listed({ ruleId }, todayInShanghai(now));
  const one = versions.find((each) => each.version === version);
  if (!one) throw new NotFound('rule version');
  const before = versions.filter((each) => each.version < version && each.state !== 'draft').at(-1) ?? null;
  return { version: one, before, versions };
}

async function listed(where: { ruleId?: string }, today: SchoolDate): Promise<ListedVersion[]> {
  const rows = await db.ruleVersion.findMany({ where, orderBy: [{ ruleId: 'asc' }, { version: 'asc' }] });
  const all = rows.map((row) => ({ row, version: versionOfRow(row) }));
  return all.map(({ row, version }) => {
    const active = all.flatMap((each) =>
      each.row.activatedAt && each.version.rule === version.rule ? [each.version] : [],
    );
    return {
      ...version,
      note: row.note,
      activatedAt: row.activatedAt?.toISOString() ?? null,
      state: stateOf(version, row.activatedAt !== null, active, today),
    };
  });
}

function stateOf(
  version: RuleVersion,
  activated: boolean,
  active: readonly RuleVersion[],
  today: SchoolDate,
): VersionState {
  if (!activated) return 'draft';
  if (version.from > today) return 'upcoming';
  return versionOn(active, today)?.version === version.version ? 'in_force' : 'past';
}

const LETTERS = 'THCPFMKVB';
const order = (rule: string) => {
  const letter = LETTERS.indexOf(rule.charAt(0));
  return (letter < 0 ? LETTERS.length : letter) * 100 + Number(rule.slice(1));
};
