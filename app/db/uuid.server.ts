import { randomUUID } from 'node:crypto';

/** A new key that sorts by the time it was made (UUID version 7), as Prisma makes them: for rows that go around it. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  // Chance as another version of these keys has it, which is made many at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
