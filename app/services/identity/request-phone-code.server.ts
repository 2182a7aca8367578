import { MessageNotTaken } from '~/ports/messages/port';
import { auth } from './auth.server';
import { type Caller, headersOf } from './caller.server';
import { spend } from './limits.server';
import { type IdentityRefused, refusedBy } from './refusal';

/**
 * Sends a six-digit code to a phone. The answer, its time and the message are the same whether the number has
 * an account here or not: an account is made only when the code comes back.
 *
 * @param phone a tidy mobile number (domain/phone)
 */
export async function requestPhoneCode(
  phone: string,
  caller: Caller,
): Promise<{ kind: 'done' } | IdentityRefused> {
  const address = await spend('phone_code_address', caller.address);
  if (!address.allowed) return refusedBy('too_many', address.retryAt);
  const hour = await spend('phone_code', phone);
  if (!hour.allowed) return refusedBy('too_many_codes', hour.retryAt);
  const pause = await spend('phone_code_pause', phone);
  if (!pause.allowed) return refusedBy('too_many_codes', pause.retryAt);
  try {
    await auth().api.sendPhoneNumberOTP({ body: { phoneNumber: phone }, headers: headersOf(caller) });
  } catch (error) {
    if (error instanceof MessageNotTaken) return refusedBy('not_sent');
    throw error;
  }
  return { kind: 'done' };
}
