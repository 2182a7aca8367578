import type { PrismaClient } from '~/db/generated/client';
import { dateColumn } from '~/db/school-date.server';
import { ruleBook } from '~/domain/reduction/book';
import type { RuleVersion } from '~/domain/reduction/rule';
import { recordAudit } from '~/services/audit/record.server';

// Several starts at once lay the book one after another.
const LOCK = 20261122;

/** A version as a row, as it stands before anybody activated it. */
export function rowOfVersion(version: RuleVersion) {
  const { rule, from, to, title, words, binds, source, params, ...same } = version;
  return {
    ...same,
    ruleId: rule,
    binds: [...binds],
    params: params as object,
    validFrom: dateColumn(from),
    validTo: to === null ? null : dateColumn(to),
    source: source as object,
    titleZh: title.zh,
    titleEn: title.en,
    wordsZh: words.zh,
    wordsEn: words.en,
  };
}

/**
 * Brings the versions of the rule book that the database does not have yet into it, in force from their own dates.
 * What is there stays as it is, whatever the book says now.
 *
 * @returns how many versions were added
 */
export async function layRuleBook(client: PrismaClient, now: Date): Promise<number> {
  return client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
    const added = await tx.ruleVersion.createManyAndReturn({
      data: ruleBook.map((version) => ({ ...rowOfVersion(version), createdAt: now, activatedAt: now })),
      skipDuplicates: true,
      select: { ruleId: true, version: true },
    });
    if (added.length === 0) return 0;
    await recordAudit(
      tx,
      { system: 'rule-book' },
      {
        verb: 'rules.lay',
        subjectKind: 'rule_book',
        subjectId: 'rule-book',
        data: { added: added.length, versions: added.map(({ ruleId, version }) => `${ruleId}/${version}`) },
      },
      now,
    );
    return added.length;
  });
}
