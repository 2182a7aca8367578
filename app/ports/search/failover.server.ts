import type { Found, SearchEngine, SearchQuery, SearchResult } from './port';

export interface FailoverOptions {
  /** The engine that should answer; null where there is none, and the other serves by design. */
  primary: SearchEngine | null;
  fallback: SearchEngine;
  /** How long the primary may think before the other is asked, milliseconds. */
  patienceMs?: number;
  /** How often a primary that failed is tried again, milliseconds. */
  probeEveryMs?: number;
  /** Told once per change, for the log. */
  onChange?: (state: 'failed' | 'back', error?: unknown) => void;
}

/** `ok`: Meilisearch answers. `postgres`: there is none. `fallback`: there is one, and PostgreSQL answers for it. */
export type SearchHealth = 'ok' | 'postgres' | 'fallback';

export interface Search {
  search(query: SearchQuery): Promise<SearchResult>;
  health(): Promise<SearchHealth>;
  /** Stops probing. */
  close(): void;
}

/**
 * Asks the primary, and the fallback when the primary fails or is slow. After a failure the primary is left in peace:
 * everybody gets the fallback at once, while a probe in the background asks whether the primary is back.
 */
export function createFailover(options: FailoverOptions): Search {
  const { primary, fallback, patienceMs = 700, probeEveryMs = 1_000, onChange } = options;
  let failed = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let probe: Promise<void> | undefined;

  function fail(error: unknown): void {
    if (failed) return;
    failed = true;
    onChange?.('failed', error);
    probeLater();
  }

  function probeLater(): void {
    if (closed) return;
    timer = setTimeout(() => {
      void probeNow();
    }, probeEveryMs);
    timer.unref();
  }

  /** One probe at a time; its end plans the next one while it is needed. */
  function probeNow(): Promise<void> {
    clearTimeout(timer);
    probe ??= (async () => {
      const state = await primary?.state();
      probe = undefined;
      if (state !== 'ready') {
        fail(new Error(`search: ${state}`));
        if (failed) probeLater();
      } else if (failed) {
        failed = false;
        onChange?.('back');
      }
    })();
    return probe;
  }

  return {
    async search(query) {
      const began = performance.now();
      const answer = (found: Found, { name }: SearchEngine): SearchResult => ({
        ...found,
        engine: name,
        degraded: primary !== null && name !== primary.name,
        tookMs: Math.round(performance.now() - began),
      });
      if (primary && !failed) {
        try {
          return answer(await within(patienceMs, primary.search(query)), primary);
        } catch (error) {
          fail(error);
        }
      }
      return answer(await fallback.search(query), fallback);
    },

    async health() {
      if (!primary) return 'postgres';
      // Nobody may have searched since it broke: ask it, but do not wait for a server that hangs.
      if (!failed) await within(patienceMs, probeNow()).catch(fail);
      return failed ? 'fallback' : 'ok';
    },

    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
