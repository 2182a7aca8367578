import { vi } from 'vitest';

const PREFIX = 'after-school-supermarket.';

/**
 * So many web processes as far as our modules can tell: each with the modules that `load` imports loaded anew, a client, a
 * pool and a queue of its own, all connected to `url`. What one process does one after the other, several do at once.
 */
export async function webProcesses<Modules>(
  url: string,
  count: number,
  load: () => Promise<Modules>,
): Promise<Modules[]> {
  process.env.DATABASE_URL = url;
  process.env.DATABASE_POOL_SIZE = '20';
  const processes: Modules[] = [];
  for (let index = 0; index < count; index += 1) {
    const holder = globalThis as unknown as Record<symbol, unknown>;
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (symbol.description?.startsWith(PREFIX)) delete holder[symbol];
    }
    vi.resetModules();
    processes.push(await load());
  }
  return processes;
}
