/** Where a family transfers to: the name on the account, the bank and the number, as the bank prints them. */
export type BankAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

/** Account numbers of Chinese banks have 8 to 30 digits; spaces are how people write them. */
const NUMBER = /^\d{8,30}$/;

const text = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 120;

/** One account as stored or typed; null when it cannot be one. */
export function bankAccount(value: unknown): BankAccount | null {
  const { holder, bank, number } = (value ?? {}) as Record<string, unknown>;
  if (!text(holder) || !text(bank) || typeof number !== 'string') return null;
  const digits = number.replace(/\s/g, '');
  return NUMBER.test(digits) ? { holder: holder.trim(), bank: bank.trim(), number: digits } : null;
}

/** The county setting `payee_bank_accounts`: accounts by payee; what cannot be one is left out. */
export function bankAccounts(value: unknown): Readonly<Record<string, BankAccount>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([payee, each]) => {
      const account = bankAccount(each);
      return account ? [[payee, account]] : [];
    }),
  );
}

/** In groups of four, as it is printed on a card: `6222 0212 3456 7890`. */
export function groupedNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ');
}
