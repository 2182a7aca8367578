import { dropReplies } from '~/services/api/replies.server';
import type { Job } from './job';

/** Answers of the API are kept a day for whoever asks again with the same key. */
export const dropApiRepliesJob: Job<'drop-api-replies'> = async (_, now) => {
  await dropReplies(now);
};
