import type { Fen } from '../money';
import type { LedgerAccount, PostingLine } from './accounts';

/** Balances by account, party and fund; a zero is as good as nothing. */
export class Balances {
  readonly #amounts = new Map<string, Fen>();

  /** Adds to one balance: debit positive, credit negative. */
  add(account: LedgerAccount, party: string, fund: string, amountFen: Fen): this {
    const key = JSON.stringify([account, party, fund]);
    this.#amounts.set(key, this.get(account, party, fund) + amountFen);
    return this;
  }

  get(account: LedgerAccount, party: string, fund = ''): Fen {
    return this.#amounts.get(JSON.stringify([account, party, fund])) ?? 0;
  }

  /** The lines that lead from `current` to these balances, for one place; sorted, without zeros. */
  since(current: Balances, enrollmentId: string | null): PostingLine[] {
    const keys = new Set([...this.#amounts.keys(), ...current.#amounts.keys()]);
    return [...keys].sort().flatMap((key) => {
      const [account, party, fund] = JSON.parse(key) as [LedgerAccount, string, string];
      const amountFen = this.get(account, party, fund) - current.get(account, party, fund);
      return amountFen === 0 ? [] : [{ account, party, fund, enrollmentId, amountFen }];
    });
  }
}
