import { z } from 'zod';
import '~/i18n/zod-codes';
import { SCOPES } from '~/domain/access/scopes';
import { TOKEN_DAYS, TOKEN_LIVES } from '~/domain/access/token-life';
import { ticks } from '../provider/fields';

/** A new token: what it is for, what it may do, how long. */
export const tokenForm = z.object({
  name: z.string('required').trim().min(1, 'required').max(60),
  scopes: ticks(z.enum(SCOPES)),
  days: z.coerce
    .number()
    .refine((days) => (TOKEN_LIVES as readonly number[]).includes(days), 'choose_one')
    .default(TOKEN_DAYS.usual),
});
