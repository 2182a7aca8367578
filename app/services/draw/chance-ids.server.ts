import { randomBytes } from 'node:crypto';

/**
 * Ids for many rows whose order says nothing (UUID version 7: time, and all the rest chance). Places of a draw come in
 * the published order of pseudonyms, and a school sees the ids of its places beside the names of their children: it must
 * not find out by them who is who.
 */
export function chanceIds(count: number, now: Date): string[] {
  const time = now.getTime().toString(16).padStart(12, '0');
  return Array.from({ length: count }, () => {
    const chance = randomBytes(10);
    // The bits that name the version and the variant.
    chance[0] = ((chance[0] as number) & 0x0f) | 0x70;
    chance[2] = ((chance[2] as number) & 0x3f) | 0x80;
    const hex = chance.toString('hex');
    return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
  });
}
