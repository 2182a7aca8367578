import { z } from 'zod';
import '~/i18n/zod-codes';
import { reason } from './request';

/** What a school can post about a claim: the pupil that is meant, or a reason. */
export const claimDecision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm'), claimId: z.uuid(), childId: z.uuid('choose_one') }),
  z.object({ act: z.literal('refuse'), claimId: z.uuid(), reason }),
]);
