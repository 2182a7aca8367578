import { randomBytes } from 'node:crypto';

/**
 * Ids for many rows of one statement, in the order of their rows: time, a count, chance (UUID version 7, as every row
 * of ours has it).
 */
export function manyIds(count: number, now: Date): string[] {
  const time = now.getTime().toString(16).padStart(12, '0');
  return Array.from({ length: count }, (_, index) => {
    const chance = randomBytes(8);
    // The two bits that name the variant.
    chance[0] = ((chance[0] as number) & 0x0f) | 0x80;
    // Twelve bits hold a count of 4,096: what is more goes into the next ones.
    chance[1] = (index >> 12) & 0xff;
    const hex = chance.toString('hex');
    const low = (index & 0xfff).toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${low}-${hex.slice(0, 4)}-${hex.slice(4)}`;
  });
}
