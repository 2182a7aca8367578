import type { Db } from '~/db/client.server';
import type { RuleVersion as Row } from '~/db/generated/client';
import { schoolDateOf } from '~/db/school-date.server';
import {
  CONFIDENCES,
  type Confidence,
  RULE_BINDS,
  type RuleBinds,
  type RuleParam,
  type RuleParams,
  type RuleSource,
  type RuleVersion,
  type Words,
} from '~/domain/reduction/rule';

type Known = { readonly revision: string; readonly versions: readonly RuleVersion[] };
let known: Known | undefined;

/**
 * Every activated version of every rule, by rule and version. The rows are kept in the process and read again when the
 * database has others: asked in a transaction, it says what is true there.
 *
 * @throws RuleRowBroken when a row is not a rule, RuleBookMissing when there is none: nothing is judged by no rules
 */
export async function ruleVersions(db: Db): Promise<readonly RuleVersion[]> {
  const revision = await revisionOf(db);
  if (known?.revision === revision) return known.versions;
  const rows = await db.ruleVersion.findMany({
    where: { activatedAt: { not: null } },
    orderBy: [{ ruleId: 'asc' }, { version: 'asc' }],
  });
  if (rows.length === 0) throw new RuleBookMissing();
  const versions = rows.map(versionOfRow);
  known = { revision, versions };
  return versions;
}

/**
 * Which rows there are, each with the transaction that wrote it, so that no change goes unseen; and in which database,
 * because a process of tests may meet several.
 */
async function revisionOf(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ revision: string }[]>`
    SELECT current_database() || ' ' ||
           md5(coalesce(string_agg(rule_id || '/' || version || '/' || xmin::text, ' ' ORDER BY rule_id, version), ''))
           AS revision
      FROM rule_version WHERE activated_at IS NOT NULL`;
  return row?.revision ?? '';
}

/** Thrown when a database was migrated without its rule book: without rules everything would be allowed. */
export class RuleBookMissing extends Error {
  override readonly name = 'RuleBookMissing';

  constructor() {
    super('This database has no rule book. `npm run db:migrate` lays it.');
  }
}

/** Thrown when a row of the table cannot be a rule: somebody wrote around the application. */
export class RuleRowBroken extends Error {
  override readonly name = 'RuleRowBroken';

  constructor(row: Pick<Row, 'ruleId' | 'version'>, what: string) {
    super(`Version ${row.version} of rule ${row.ruleId} is broken: ${what}`);
  }
}

/** A row as the domain sees it. @throws RuleRowBroken */
export function versionOfRow(row: Row): RuleVersion {
  const { binds, params, confidence, overrideBy } = row;
  const need = (holds: boolean, what: string) => {
    if (!holds) throw new RuleRowBroken(row, what);
  };
  need(binds.length > 0 && binds.every((each) => RULE_BINDS.some((known) => known === each)), 'binds');
  need(isParams(params), 'params');
  need(isSource(row.source), 'source');
  need(
    CONFIDENCES.some((known) => known === confidence),
    'confidence',
  );
  need(
    overrideBy === null || overrideBy === 'bureau_officer' || overrideBy === 'school_admin',
    'override_by',
  );
  return {
    rule: row.ruleId,
    version: row.version,
    severity: row.severity,
    local: row.local,
    binds: binds as RuleBinds[],
    params: params as RuleParams,
    from: schoolDateOf(row.validFrom),
    to: row.validTo === null ? null : schoolDateOf(row.validTo),
    region: row.region,
    source: row.source as unknown as RuleSource,
    confidence: confidence as Confidence,
    title: { zh: row.titleZh, en: row.titleEn },
    words: { zh: row.wordsZh, en: row.wordsEn },
    overrideBy: overrideBy as RuleVersion['overrideBy'],
    reach: row.reach,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isWords = (value: unknown): value is Words => isObject(value) && isText(value.zh) && isText(value.en);

const isParams = (value: unknown): value is RuleParams =>
  isObject(value) && Object.values(value).every(isParam);

function isParam(value: unknown): value is RuleParam {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value) || isParams(value);
}

const isSource = (value: unknown) =>
  isObject(value) &&
  isText(value.document) &&
  isWords(value.title) &&
  isTextOrNull(value.number) &&
  isTextOrNull(value.article) &&
  isTextOrNull(value.date);
