import { cancelCalledOff } from '~/services/lesson/cancel-day.server';
import type { Job } from './job';

/** Cancels one lesson of a day that the bureau called off. */
export const cancelLessonJob: Job<'cancel-lesson'> = async ({ lessonId }, now) => {
  await cancelCalledOff(lessonId, now);
};
