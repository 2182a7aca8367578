import { createContext, useContext, useEffect, useState } from 'react';

/** How old the numbers may get while they are looked at, milliseconds. */
const AT_MOST_MS = 8_000;
const MOST_AT_ONCE = 60;

/** Counts of one class of a draw: nothing about anybody. */
export interface DemandView {
  capacity: number;
  first: number;
  wishes: number;
}

/** Demand by class, newer than what the page was served with. */
export const FreshDemand = createContext<Readonly<Record<string, DemandView>>>({});

/** The demand for a class: what was asked last, else what the page came with. */
export function useDemand(id: string, served: DemandView): DemandView {
  return useContext(FreshDemand)[id] ?? served;
}

/**
 * Asks for the demand for these classes again and again while somebody looks, so that no number is older than ten
 * seconds. A hidden page asks nothing and asks at once when it is seen again.
 */
export function useDemandKeptFresh(ids: readonly string[]): Record<string, DemandView> {
  const key = ids.slice(0, MOST_AT_ONCE).join(',');
  const [fresh, setFresh] = useState<{ key: string; demand: Record<string, DemandView> }>({
    key: '',
    demand: {},
  });
  useEffect(() => {
    if (!key) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    let askedAt = performance.now();
    const ask = async () => {
      askedAt = performance.now();
      try {
        const answer = await fetch(`/offerings/demand?${new URLSearchParams({ ids: key })}`);
        const { demand } = (await answer.json()) as { demand: Record<string, DemandView> };
        if (!over && answer.ok) setFresh({ key, demand });
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
  return fresh.key === key ? fresh.demand : {};
}
