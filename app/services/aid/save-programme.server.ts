import type { Tx } from '~/db/client.server';
import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction, lockRow } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import {
  type ProgrammeGiven,
  type ProgrammeTerms,
  programmeChangeRefusals,
} from '~/domain/aid/change-programme';
import { todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { type AuditEntry, recordAudit } from '../audit/record.server';

type Saved = { kind: 'done'; programmeId: string };

const NOTHING: ProgrammeGiven = { granted: false, reservedFen: 0, mostFen: 0 };

/** Opens a subsidy programme. It pays for places that are taken from its first day on. */
export async function createProgramme(
  actor: Actor,
  terms: ProgrammeTerms,
  now: Date,
): Promise<Saved | Refused> {
  const refusals = programmeChangeRefusals(terms, terms, NOTHING, todayInShanghai(now));
  if (terms.to < todayInShanghai(now)) refusals.push({ code: 'date_in_past', path: 'to' });
  if (refusals.length > 0) return refused(...refusals);
  return inTransaction(async (tx) => {
    const { id } = await tx.programme.create({
      data: { ...columns(terms), createdAt: now },
      select: { id: true },
    });
    await audit(tx, actor, 'programme.create', id, terms, now);
    return { kind: 'done', programmeId: id };
  });
}

/**
 * Changes a programme, as far as `programmeChangeRefusals` lets it. Its row is locked, so that what it has promised
 * stays true until the commit. Prices that are frozen stay as they are.
 *
 * @throws NotFound when there is no such programme
 */
export async function changeProgramme(
  actor: Actor,
  { programmeId, ...terms }: ProgrammeTerms & { programmeId: string },
  now: Date,
): Promise<Saved | Refused> {
  return inTransaction(async (tx) => {
    const was = await lockProgramme(tx, programmeId);
    const given = await givenBy(tx, programmeId);
    const refusals = programmeChangeRefusals(was, terms, given, todayInShanghai(now));
    if (refusals.length > 0) return refused(...refusals);
    await tx.programme.update({ where: { id: programmeId }, data: columns(terms), select: { id: true } });
    await audit(tx, actor, 'programme.change', programmeId, terms, now);
    return { kind: 'done', programmeId };
  });
}

/**
 * Ends a programme: today is its last day. Places that it pays for keep their price; new ones are no longer paid for.
 *
 * @throws NotFound when there is no such programme
 */
export async function endProgramme(
  actor: Actor,
  { programmeId }: { programmeId: string },
  now: Date,
): Promise<Saved | Refused> {
  return inTransaction(async (tx) => {
    const was = await lockProgramme(tx, programmeId);
    const today = todayInShanghai(now);
    if (was.to < today || was.from > today) return refused({ code: 'programme_over' });
    const terms = { ...was, to: today };
    await tx.programme.update({
      where: { id: programmeId },
      data: { toDate: dateColumn(today) },
      select: { id: true },
    });
    await audit(tx, actor, 'programme.end', programmeId, terms, now);
    return { kind: 'done', programmeId };
  });
}

async function lockProgramme(tx: Tx, programmeId: string): Promise<ProgrammeTerms> {
  await lockRow(tx, 'programme', idOf(programmeId, 'programme'));
  const row = await tx.programme.findUnique({ where: { id: programmeId } });
  if (!row) throw new NotFound('programme');
  const { nameZh, nameEn, position, classes, towns, percent, covers, capFen, budgetFen } = row;
  return {
    nameZh,
    nameEn,
    position,
    classes,
    towns,
    percent,
    covers,
    capFen,
    budgetFen,
    from: schoolDateOf(row.fromDate),
    to: schoolDateOf(row.toDate),
  };
}

/** What a programme has promised, of this moment. */
export async function givenBy(tx: Pick<Tx, '$queryRaw'>, programmeId: string): Promise<ProgrammeGiven> {
  const [row] = await tx.$queryRaw<ProgrammeGiven[]>`
    SELECT EXISTS (SELECT 1 FROM subsidy_grant g WHERE g.programme_id = p.id) AS granted,
           p.reserved_fen AS "reservedFen",
           COALESCE((SELECT max(c.fen)::int FROM (SELECT sum(g.amount_fen) AS fen FROM subsidy_grant g
                      WHERE g.programme_id = p.id GROUP BY g.child_id, g.term_id) c), 0) AS "mostFen"
      FROM programme p WHERE p.id = ${programmeId}::uuid`;
  return row ?? NOTHING;
}

function columns({ from, to, classes, towns, covers, ...terms }: ProgrammeTerms) {
  return {
    ...terms,
    classes: [...classes],
    towns: [...towns],
    covers: [...covers],
    fromDate: dateColumn(from),
    toDate: dateColumn(to),
  };
}

async function audit(
  tx: Tx,
  actor: Actor,
  verb: string,
  subjectId: string,
  terms: ProgrammeTerms,
  now: Date,
): Promise<void> {
  const { nameZh: _, nameEn: __, ...facts } = terms;
  const data: AuditEntry['data'] = { ...facts };
  await recordAudit(
    tx,
    { actor, permission: 'programme.write' },
    { verb, subjectKind: 'programme', subjectId, data },
    now,
  );
}
