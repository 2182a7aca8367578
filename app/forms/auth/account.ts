import { z } from 'zod';
import { emailAddress, knownPassword, newPassword, sixDigits } from './sign-in';

export const profileForm = z.object({
  name: z.string('required').trim().min(1, 'required').max(40, 'too_long?max=40'),
  locale: z.enum(['zh-CN', 'en'], 'choose_one'),
});

/** The password is asked of those who sign in with their e-mail. */
export const emailForm = z.object({ email: emailAddress, password: knownPassword.optional() });
export const emailCodeForm = z.object({ code: sixDigits });
export const passwordForm = z.object({ currentPassword: knownPassword, newPassword });
export const setPasswordForm = z.object({ token: z.string('required').max(200), newPassword });
/** A change of the second factor, with the password as proof. */
export const proofForm = z.object({ password: knownPassword });
