import { z } from 'zod';
import '~/i18n/zod-codes';

/** A bank statement and whose account it is; what is inside is looked at, not its name. */
export const bankUpload = z.object({
  payee: z.string().min(1, 'required').max(64),
  file: z.file('required').min(1, 'required'),
});

/** What an officer does with a transfer that nobody could tell the purpose of. */
export const lineAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('assign'),
    reference: z.string().trim().min(1, 'required').max(40, 'too_long?max=40'),
  }),
  z.object({
    act: z.literal('return'),
    note: z.string().trim().min(1, 'required').max(120, 'too_long?max=120'),
  }),
]);
