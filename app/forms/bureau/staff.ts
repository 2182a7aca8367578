import { z } from 'zod';
import '~/i18n/zod-codes';

/** Roles that the bureau gives by hand; providers bring themselves in and take in their own instructors. */
export const GIVEN_ROLES = [
  'school_admin',
  'school_teacher',
  'bureau_officer',
  'bureau_inspector',
  'bureau_admin',
] as const;

/** What the staff page posts: a new account or role, or the end of one. */
export const staffForm = z.discriminatedUnion('act', [
  z
    .object({
      act: z.literal('give'),
      name: z.string().trim().min(1, 'required').max(40, 'too_long?max=40'),
      email: z.email('invalid_email').max(120, 'too_long?max=120'),
      role: z.enum(GIVEN_ROLES, 'choose_one'),
      schoolId: z.string().optional(),
      locale: z.enum(['zh-CN', 'en']),
    })
    .superRefine((value, context) => {
      if (value.role.startsWith('school') && !value.schoolId) {
        context.addIssue({ code: 'custom', path: ['schoolId'], message: 'choose_one' });
      }
    }),
  z.object({ act: z.literal('end'), membershipId: z.uuid() }),
]);
