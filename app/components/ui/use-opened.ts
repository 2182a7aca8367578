import { useEffect, useState } from 'react';
import { useServerNow } from './use-server-now';

/** Minutes before an opening at which a screen reader is told how long it still is. */
const TOLD_AT = [30, 10, 5, 1] as const;

export type Opening = {
  /** The time has come, by the server's clock; true where nothing is to open. */
  opened: boolean;
  /** What to announce politely: minutes still to go, 0 when it has opened, null while there is nothing new to say. */
  minutes: number | null;
};

/**
 * Turns at an instant without asking the server, so that ten thousand open pages do not all ask in the same second.
 * Without script a page stays as it was served.
 */
export function useOpened(opensAt: string | null): Opening {
  const now = useServerNow(1000);
  const left = opensAt === null ? 0 : Date.parse(opensAt) - now;
  const waited = useWaited(opensAt, left);
  const minutes = opensAt === null ? null : left <= 0 ? (waited ? 0 : null) : told(left);
  return { opened: left <= 0, minutes };
}

function told(left: number): number | null {
  const at = TOLD_AT.filter((minutes) => left <= minutes * 60_000).at(-1);
  return at ?? null;
}

/** Whether the page was there before the opening: who comes later is told nothing. */
function useWaited(opensAt: string | null, left: number): boolean {
  const [waited, setWaited] = useState(false);
  const before = opensAt !== null && left > 0;
  useEffect(() => {
    if (before) setWaited(true);
  }, [before]);
  return waited;
}
