import { db } from '~/db/client.server';
import type { Fund } from '~/domain/ledger/accounts';
import type { FundName } from '~/domain/settlement/fund-name';

/** Looks up the names of funds. */
export async function fundNames(funds: readonly Fund[]): Promise<(fund: Fund) => FundName> {
  const idsOf = (kind: string) => [
    ...new Set(funds.flatMap((fund) => (fund.startsWith(`${kind}:`) ? [fund.slice(kind.length + 1)] : []))),
  ];
  const select = { id: true, nameZh: true, nameEn: true } as const;
  const [schools, programmes] = await Promise.all([
    db.school.findMany({ where: { id: { in: idsOf('family') } }, select }),
    db.programme.findMany({ where: { id: { in: idsOf('programme') } }, select }),
  ]);
  const names = new Map([...schools, ...programmes].map((each) => [each.id, each]));
  return (fund) => {
    const [kind, id = ''] = fund.split(/:(.*)/s);
    const { nameZh = '', nameEn = '' } = names.get(id) ?? {};
    if (kind === 'programme') return { kind: 'programme', nameZh, nameEn };
    if (kind === 'family') return { kind: id === 'fiscal' ? 'fiscal' : 'school', nameZh, nameEn };
    return { kind: 'county', nameZh: '', nameEn: '' };
  };
}
