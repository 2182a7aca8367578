import { requoteChild } from '~/services/aid/requote-due.server';
import type { Job } from './job';

/** Prices the lessons still to come of one child's places again. */
export const requoteChildJob: Job<'requote-child'> = async ({ childId }, now) => {
  await requoteChild(childId, now);
};
