import { deliver } from '~/services/messages/deliver.server';
import type { Job } from './job';

/** An in-app message that was committed also goes out by text message and e-mail. */
export const sendMessage: Job<'send-message'> = ({ messageId }) => deliver(messageId);
