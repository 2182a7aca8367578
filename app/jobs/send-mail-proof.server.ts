import { sendMailProof as send } from '~/services/identity/send-mail-proof.server';
import type { Job } from './job';

/** Mails the link or code by which somebody shows that an e-mail address is theirs. */
export const sendMailProof: Job<'send-mail-proof'> = ({ verificationId }, now) => send(verificationId, now);
