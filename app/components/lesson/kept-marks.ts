import { type Mark, readMarks } from '~/domain/lesson/marks';

// What a phone keeps of a register until it is sent: ids, states and times, no names. Gone once it is sent, and with
// the sign-out.

const PREFIX = 'register:';
/** The service worker's store of registers that were opened; named there as well. */
const PAGES = 'registers-1';

export const keyOf = (userId: string, lessonId: string) => `${PREFIX}${userId}:${lessonId}`;

export function loadMarks(key: string): Mark[] {
  try {
    return readMarks(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepMarks(key: string, marks: readonly Mark[]): void {
  try {
    if (marks.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(marks));
  } catch {
    // A browser that keeps nothing: they are still on the page.
  }
}

/** Whoever signs out leaves nothing of the registers behind. */
export function forgetRegisters(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    if ('caches' in window) void caches.delete(PAGES);
  } catch {
    // Nothing was kept then.
  }
}

/**
 * Puts the page as it is now where the service worker keeps registers for bad networks: after marks were sent, and for
 * a page that was opened before the worker ran. Without a worker nothing is kept.
 */
export async function keepPage(path: string, { anew }: { anew: boolean }): Promise<void> {
  if (!navigator.serviceWorker || !('caches' in window)) return;
  await navigator.serviceWorker.ready;
  const registers = await caches.open(PAGES);
  if (!anew && (await registers.match(path))) return;
  const page = await fetch(path, { headers: { accept: 'text/html' }, redirect: 'error' });
  if (page.ok) await registers.put(path, page);
}
