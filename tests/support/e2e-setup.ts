import { buildApp } from '../../scripts/launch/make.mjs';
import { prepareCounty } from './databases';
import { givenServers, startTestServers } from './servers';

/** Playwright's global setup: servers, the build and the demo county, once for all workers. */
export default async function setup() {
  await buildApp();
  const given = givenServers();
  if (given) {
    await prepareCounty(given);
    return;
  }
  const { stop, ...servers } = await startTestServers();
  // Workers are started after this and take over our environment.
  process.env.TEST_POSTGRES_URL = servers.postgresUrl;
  process.env.TEST_FOLDER = servers.folder;
  if (servers.meilisearch) {
    process.env.TEST_MEILI_URL = servers.meilisearch.url;
    process.env.TEST_MEILI_KEY = servers.meilisearch.key;
  }
  await prepareCounty(servers);
  return stop;
}
