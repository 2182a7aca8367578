import { z } from 'zod';
import { PROVIDER_KINDS } from '~/domain/states';
import { emailAddress, mobilePhone, newPassword } from './sign-in';

const name = z.string('required').trim().min(1, 'required').max(100, 'too_long?max=100');

/** Kinds that register themselves; a school that teaches its own course is already here. */
export const JOINING_KINDS = PROVIDER_KINDS.filter((kind) => kind !== 'school');

/** A provider that registers itself (P1). */
export const joinForm = z.object({
  email: emailAddress,
  password: newPassword,
  kind: z.enum(JOINING_KINDS, 'choose_one'),
  nameZh: name,
  nameEn: name,
  contactName: name.max(40, 'too_long?max=40'),
  contactPhone: mobilePhone,
});
