import { useRouteLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * The server's time, ticking. The device's clock is only used to count on from what the root loader said, so a
 * phone that is wrong by an hour counts down rightly.
 * @param everyMs how often it is told anew
 * @returns milliseconds since 1970; on the server and while hydrating exactly what the loader said
 */
export function useServerNow(everyMs: number): number {
  const root = useRouteLoaderData('root') as { now: string } | undefined;
  const told = root ? Date.parse(root.now) : 0;
  const [now, setNow] = useState(told);
  useEffect(() => {
    if (!told) return;
    const startedAt = performance.now();
    setNow(told);
    const timer = setInterval(() => setNow(told + performance.now() - startedAt), everyMs);
    return () => clearInterval(timer);
  }, [told, everyMs]);
  return now;
}
