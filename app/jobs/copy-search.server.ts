import { copySearch } from '~/services/search/copy.server';
import type { Job } from './job';

/** Copies what changed to Meilisearch; tried again until it answers. */
export const copySearchJob: Job<'copy-search'> = () => copySearch();
