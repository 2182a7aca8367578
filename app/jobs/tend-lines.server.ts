import { tendLines } from '~/services/waiting/tend-lines.server';
import type { Job } from './job';

/** Every minute: no place is free while somebody waits for it. */
export const tendLinesJob: Job<'tend-lines'> = async (_, now) => {
  await tendLines(now);
};
