import { createContext, useContext, useEffect, useState } from 'react';

/** How old a number of places may get while it is looked at, milliseconds. */
const AT_MOST_MS = 8_000;
const MOST_AT_ONCE = 60;

/** Places left by offering, newer than what the page was served with. */
export const FreshPlaces = createContext<Readonly<Record<string, number>>>({});

/** The places left of an offering: what was asked last, else what the page came with. */
export function usePlacesLeft(id: string, served: number): number {
  return useContext(FreshPlaces)[id] ?? served;
}

/**
 * Asks for the places of these offerings again and again while somebody looks, so that no number on the page is older
 * than ten seconds. A hidden page asks nothing and asks at once when it is seen again.
 */
export function usePlacesKeptFresh(ids: readonly string[]): Record<string, number> {
  const key = ids.slice(0, MOST_AT_ONCE).join(',');
  const [fresh, setFresh] = useState<{ key: string; places: Record<string, number> }>({
    key: '',
    places: {},
  });
  useEffect(() => {
    if (!key) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let askedAt = performance.now();
    const ask = async () => {
      askedAt = performance.now();
      try {
        const answer = await fetch(`/offerings/places?${new URLSearchParams({ ids: key })}`);
        const { places } = (await answer.json()) as { places: Record<string, number> };
        if (!over && answer.ok) setFresh({ key, places });
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
  }, [key]);
  return fresh.key === key ? fresh.places : {};
}
