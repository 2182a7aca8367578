import type { PostingLine } from '../ledger/accounts';
import { COUNTY_FUND } from '../ledger/accounts';
import type { FundTotal } from './lines';

/**
 * The entry that pays a provider: what it was owed out of each fund goes, and so does the money or the promise it was
 * owed out of: cash of who collected it, what a programme or the county had promised. Balanced by itself.
 */
export function payoutLines(providerId: string, funds: readonly FundTotal[]): PostingLine[] {
  return funds.flatMap(({ fund, amountFen }) => [
    { account: 'provider_payable', party: providerId, fund, enrollmentId: null, amountFen },
    { ...sourceOf(fund), fund: '', enrollmentId: null, amountFen: -amountFen },
  ]);
}

function sourceOf(fund: string): Pick<PostingLine, 'account' | 'party'> {
  if (fund === COUNTY_FUND) return { account: 'county_claim', party: '' };
  const [kind, id = ''] = fund.split(/:(.*)/s);
  if (kind === 'family') return { account: 'cash', party: id };
  if (kind === 'programme') return { account: 'programme_claim', party: id };
  throw new Error(`no such fund: ${fund}`);
}
