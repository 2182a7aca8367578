import { useEffect, useState } from 'react';

/** How old a number may get while it is looked at, milliseconds. */
const AT_MOST_MS = 8_000;
const MOST_AT_ONCE = 60;

/**
 * Asks for numbers of these offerings again and again while somebody looks, so that none on the page is older than ten
 * seconds. A hidden page asks nothing and asks at once when it is seen again.
 *
 * @param path the door that answers `?ids=a,b` with one object by offering id, under `name`
 * @returns what was asked last, by offering id; empty before the first answer
 */
export function useKeptFresh<Value>(
  ids: readonly string[],
  { path, name }: { path: string; name: string },
): Record<string, Value> {
  const key = ids.slice(0, MOST_AT_ONCE).join(',');
  const [fresh, setFresh] = useState<{ key: string; values: Record<string, Value> }>({ key: '', values: {} });
  useEffect(() => {
    if (!key) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let askedAt = performance.now();
    const ask = async () => {
      askedAt = performance.now();
      try {
        const answer = await fetch(`${path}?${new URLSearchParams({ ids: key })}`);
        const values = ((await answer.json()) as Record<string, Record<string, Value>>)[name];
        if (!over && answer.ok && values) setFresh({ key, values });
      } catch {
        // Offline or the server is busy: the numbers stay, the next round asks again.
      }
      plan();
    };
    const plan = () => {
      clearTimeout(timer);
      if (over || document.hidden) return;
      timer = setTimeout(ask, Math.max(0, AT_MOST_MS - (performance.now() - askedAt)));
    };
    plan();
    document.addEventListener('visibilitychange', plan);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', plan);
    };
  }, [key, path, name]);
  return fresh.key === key ? fresh.values : {};
}
