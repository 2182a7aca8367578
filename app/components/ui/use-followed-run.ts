import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** How often the page asks how far a run is, milliseconds. */
const EVERY = 1000;

/** What every long run of the bureau says of itself; instants as ISO strings. */
type Run = { readonly startedAt: string; readonly finishedAt: string | null };

/**
 * Follows a run that a worker does: asks `path` how far it is while it goes on, and loads the page anew when it has
 * ended, for what it has changed. `first` and `lost` are what the page was loaded with; `lost`: nobody works at it.
 */
export function useFollowedRun<R extends Run>(
  path: string,
  { first, lost }: { first: R | null; lost: boolean },
) {
  const fetcher = useFetcher<{ run: R | null; lost: boolean }>();
  const { revalidate } = useRevalidator();
  const { load } = fetcher;
  // What the fetcher last heard may be of an older run than the page.
  const heard = fetcher.data as { run: R | null; lost: boolean } | undefined;
  const known = heard?.run && (!first || heard.run.startedAt >= first.startedAt) ? heard : null;
  const run = known?.run ?? first;
  const dead = known?.lost ?? lost;
  const running = run !== null && run.finishedAt === null && !dead;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => load(path), EVERY);
    return () => clearInterval(timer);
  }, [running, load, path]);
  const ended = known !== null && known.run?.finishedAt !== null && first?.finishedAt === null;
  useEffect(() => {
    if (ended) revalidate();
  }, [ended, revalidate]);
  return { run, running, dead };
}
