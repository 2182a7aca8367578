import { dropStaleImports } from '~/services/roster/discard.server';
import type { Job } from './job';

/** M11: drops roster files that nobody applied within a day. */
export const dropRosterImportsJob: Job<'drop-roster-imports'> = async (_, now) => {
  await dropStaleImports(now);
};
