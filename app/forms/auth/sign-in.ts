import { z } from 'zod';
import { isMobilePhone, tidyPhone } from '~/domain/phone';

/** A mobile number as people type it, with blanks or the country code. */
export const mobilePhone = z
  .string('required')
  .transform(tidyPhone)
  .refine((phone) => isMobilePhone(phone), 'invalid_phone');

/** Six digits; blanks that come with copying are forgiven. */
export const sixDigits = z
  .string('required')
  .transform((text) => text.replace(/\s/g, ''))
  .refine((code) => /^\d{6}$/.test(code), 'invalid_code');

export const emailAddress = z.email('invalid_email').max(200, 'too_long?max=200');

/** A password being chosen; how guessable it is, is judged with the e-mail beside it. */
export const newPassword = z.string('required').min(10, 'too_short?min=10').max(128, 'too_long?max=128');

/** A password being proved: any text, since rules may have changed since it was chosen. */
export const knownPassword = z.string('required').max(128, 'too_long?max=128');

const to = z.string().max(2000).optional();

export const phoneForm = z.object({ phone: mobilePhone, to });
export const codeForm = z.object({ code: sixDigits });
export const staffForm = z.object({ email: emailAddress, password: knownPassword, to });
const totp = z.object({ method: z.literal('totp'), code: sixDigits, to });
const recovery = z.object({
  method: z.literal('recovery_code'),
  code: z
    .string('required')
    .transform((text) => text.replace(/\s/g, ''))
    .refine((code) => /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/.test(code), 'invalid'),
  to,
});
/** The second step of a sign-in, by authenticator or by recovery code. */
export const secondFactorForm = z.discriminatedUnion('method', [totp, recovery]);
export const forgottenForm = z.object({ email: emailAddress });
