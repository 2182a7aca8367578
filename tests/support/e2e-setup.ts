import { buildApp } from '../../scripts/launch/make.mjs';
import { prepareCounty } from './databases';
import { givenServers, startTestServers, tellChildren } from './servers';

/** Playwright's global setup: servers, the build and the demo county, once for all workers. */
export default async function setup() {
  await buildApp();
  const given = givenServers();
  if (given) {
    await prepareCounty(given);
    return;
  }
  const { stop, ...servers } = await startTestServers();
  tellChildren(servers);
  await prepareCounty(servers);
  return stop;
}
