import { tendSearch } from '~/services/search/tend.server';
import type { Job } from './job';

/** Finds what the search missed and brings a Meilisearch that is back up to date. */
export const tendSearchJob: Job<'tend-search'> = (_payload, now) => tendSearch(now);
