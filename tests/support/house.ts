import type { TestInfo } from '@playwright/test';
import { freePort } from '../../scripts/launch/ports.mjs';
import { type AppServer, startAppServer } from './app-server';
import { givenServers } from './servers';

type Guest = Pick<TestInfo, 'file' | 'repeatEachIndex'>;

/** Where the tests of a worker go, one file after the other: each file finds a county that nobody has been in. */
export interface House {
  /** Where the house of a file will be: Playwright wants to know it for files, too, that are skipped and need none. */
  addressFor: (test: Guest) => Promise<string>;
  /** The running house of a file. The first test starts it, the first of the next file ends it. */
  serverFor: (test: Guest) => Promise<AppServer>;
  close: () => Promise<void>;
}

export function openHouse(): House {
  let now: { of: string; port: number; server?: AppServer } | undefined;

  const close = async () => {
    const left = now;
    now = undefined;
    await left?.server?.stop();
  };

  const of = async ({ file, repeatEachIndex }: Guest) => {
    const name = `${file} ${repeatEachIndex}`;
    if (now?.of === name) return now;
    await close();
    now = { of: name, port: await freePort() };
    return now;
  };

  return {
    close,
    addressFor: async (test) => `http://localhost:${(await of(test)).port}`,
    async serverFor(test) {
      const servers = givenServers();
      if (!servers) throw new Error('tests/support/e2e-setup.ts has started no servers');
      const house = await of(test);
      house.server ??= await startAppServer(servers, { port: house.port, built: true });
      return house.server;
    },
  };
}
