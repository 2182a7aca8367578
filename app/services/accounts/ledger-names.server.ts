import type { Db } from '~/db/client.server';

/** Names of the parties of the ledger, by id: schools, providers, programmes. Families have none here. */
export type PartyNames = Record<string, { nameZh: string; nameEn: string }>;

const isUuid = (text: string) => /^[0-9a-f-]{36}$/.test(text);

/** Names of whoever these parties and funds (`family:<payee>`, `programme:<id>`) belong to. */
export async function partyNames(
  db: Pick<Db, 'school' | 'provider' | 'programme'>,
  partiesAndFunds: readonly string[],
): Promise<PartyNames> {
  const ids = [...new Set(partiesAndFunds.map((each) => each.slice(each.indexOf(':') + 1)))];
  const uuids = ids.filter(isUuid);
  const select = { id: true, nameZh: true, nameEn: true } as const;
  const [schools, providers, programmes] = await Promise.all([
    db.school.findMany({ where: { id: { in: ids.filter((id) => !isUuid(id)) } }, select }),
    uuids.length > 0 ? db.provider.findMany({ where: { id: { in: uuids } }, select }) : [],
    uuids.length > 0 ? db.programme.findMany({ where: { id: { in: uuids } }, select }) : [],
  ]);
  const named = [...schools, ...providers, ...programmes];
  return Object.fromEntries(named.map(({ id, nameZh, nameEn }) => [id, { nameZh, nameEn }]));
}
