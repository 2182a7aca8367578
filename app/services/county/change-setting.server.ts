import { dateColumn, schoolDateOf } from '~/db/school-date.server';
import { inTransaction, type Tx } from '~/db/transaction.server';
import type { Actor } from '~/domain/access/actor';
import { type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { COUNTY_SETTINGS, type CountySetting } from '~/domain/county-settings';
import { type BankAccount, bankAccount, bankAccounts } from '~/domain/payment/bank-account';
import { NotFound, type Refused, refused } from '~/domain/refusal';
import { recordAudit } from '../audit/record.server';

export type SettingChange = { validFrom: SchoolDate; source: string } & (
  | { key: CountySetting; value: unknown }
  | { key: 'payee_bank_accounts'; payee: string; holder: string; bank: string; number: string }
);

/**
 * Writes down a decision of the county, about money or places: what holds from a day on, and by which document. The past is not
 * changed; another decision for the same day takes the place of the first.
 *
 * @throws NotFound for a payee that there is not
 */
export async function changeSetting(
  actor: Actor,
  change: SettingChange,
  now: Date,
): Promise<{ kind: 'done' } | Refused> {
  if (change.validFrom < todayInShanghai(now)) return refused({ code: 'date_past', path: 'validFrom' });
  return inTransaction(async (tx) => {
    const value = await storedValue(tx, change);
    if (value === null) return refused({ code: 'setting_value', path: 'value' });
    const { key, source, validFrom } = change;
    const day = dateColumn(validFrom);
    const { id } = await tx.countySetting.upsert({
      where: { key_validFrom: { key, validFrom: day } },
      create: { key, value: value as object, validFrom: day, source },
      update: { value: value as object, source },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { actor, permission: 'settings.write' },
      {
        verb: 'county_setting.change',
        subjectKind: 'county_setting',
        subjectId: id,
        // Account numbers of payees are no personal data, but nothing for an audit either.
        data: {
          key,
          validFrom,
          ...('value' in change && { value: String(change.value) }),
          ...('payee' in change && { payee: change.payee }),
        },
      },
      now,
    );
    return { kind: 'done' };
  });
}

async function storedValue(tx: Tx, change: SettingChange): Promise<unknown> {
  if (!('payee' in change)) return COUNTY_SETTINGS[change.key].is(change.value) ? change.value : null;
  const account = bankAccount(change);
  if (!account) return null;
  if (change.payee !== 'fiscal') {
    const school = await tx.school.findUnique({ where: { id: change.payee }, select: { id: true } });
    if (!school) throw new NotFound('school');
  }
  return { ...(await accountsOn(tx, change.validFrom)), [change.payee]: account };
}

/** The accounts as they are decided for that day: one payee's is changed, the others stay. */
async function accountsOn(tx: Tx, day: SchoolDate): Promise<Readonly<Record<string, BankAccount>>> {
  const rows = await tx.countySetting.findMany({
    where: { key: 'payee_bank_accounts', validFrom: { lte: dateColumn(day) } },
    orderBy: { validFrom: 'desc' },
    take: 1,
  });
  return bankAccounts(rows[0]?.value);
}

export type SettingDecision = { id: string; key: string; value: unknown; from: SchoolDate; source: string };

/** Every decision there is, the newest first. */
export async function settingDecisions(db: Pick<Tx, 'countySetting'>): Promise<SettingDecision[]> {
  const rows = await db.countySetting.findMany({
    where: { key: { in: [...Object.keys(COUNTY_SETTINGS), 'payee_bank_accounts'] } },
    orderBy: [{ validFrom: 'desc' }, { key: 'asc' }],
  });
  return rows.map(({ validFrom, ...row }) => ({ ...row, from: schoolDateOf(validFrom) }));
}
