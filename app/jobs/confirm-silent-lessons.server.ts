import { confirmSilent } from '~/services/lesson/silence.server';
import type { Job } from './job';

/** F8: confirms the lessons whose school has been silent for longer than it may be. */
export const confirmSilentLessonsJob: Job<'confirm-silent-lessons'> = async (_, now) => {
  await confirmSilent(now);
};
