import { inTransaction } from '~/db/transaction.server';
import { env } from '~/http/env.server';
import { translate } from '~/i18n/translate.server';
import { carrier } from '../messages/carrier.server';
import {
  codeOf,
  INVITATION_DAYS,
  MAIL_CODE_MINUTES,
  openProof,
  type Proof,
  RESET_LINK_HOURS,
  tokenOf,
} from './mail-proof.server';

/** Mails a proof's link or code. One that is over by now is not worth a mail. */
export async function sendMailProof(verificationId: string, now: Date): Promise<void> {
  const proof = await inTransaction((tx) => openProof(tx, verificationId, now));
  if (!proof) return;
  const { subject, text } = wordsOf(proof, verificationId);
  await carrier().send({ channel: 'email', to: proof.email, subject, text });
}

function wordsOf(proof: Proof, id: string): { subject: string; text: string } {
  const t = translate(proof.lng, 'messages');
  const params = {
    code: codeOf(id),
    link: `${env().BASE_URL}/account/set-password?${new URLSearchParams({ token: tokenOf(id) })}`,
    signIn: `${env().BASE_URL}/sign-in/staff`,
    minutes: MAIL_CODE_MINUTES,
    hours: RESET_LINK_HOURS,
    days: INVITATION_DAYS,
  };
  switch (proof.purpose) {
    case 'password':
      return proof.invited
        ? { subject: t('proof.invitation.subject'), text: t('proof.invitation.text', params) }
        : { subject: t('proof.reset.subject'), text: t('proof.reset.text', params) };
    case 'join':
      return { subject: t('proof.join.subject'), text: t('proof.join.text', params) };
    case 'join_known':
      return { subject: t('proof.joinKnown.subject'), text: t('proof.joinKnown.text', params) };
    case 'email':
      return { subject: t('proof.email.subject'), text: t('proof.email.text', params) };
  }
}
