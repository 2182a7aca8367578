import { asLng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import { carrier } from '../messages/carrier.server';

/** Header by which a verb tells in which language the code is wanted: the person may not exist yet. */
export const LANGUAGE_HEADER = 'x-language';

/** Sends a sign-in code by text message. Awaited: who asked must know when it could not be sent. */
export async function sendPhoneCode(phone: string, code: string, headers: Headers | null): Promise<void> {
  const t = translate(asLng(headers?.get(LANGUAGE_HEADER)), 'messages');
  await carrier().send({ channel: 'sms', to: phone, text: t('code.phone', { code }) });
}
