import { dropStaleRegisters } from '~/services/aid/discard-import.server';
import { dropStaleImports } from '~/services/roster/discard.server';
import type { Job } from './job';

/** M11: drops files of pupils, and of registers, that nobody applied within a day. */
export const dropRosterImportsJob: Job<'drop-roster-imports'> = async (_, now) => {
  await dropStaleImports(now);
  await dropStaleRegisters(now);
};
