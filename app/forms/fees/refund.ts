import { z } from 'zod';
import type { RefundFacts } from '~/domain/pricing/refund';
import { LESSON_OUTCOMES, REFUND_MODELS } from '~/domain/pricing/refund-models';
import { dateText } from '../rules/dossier';
import { type Read, readWith } from '../rules/problem';
import { fen } from './amount';

const refundSchema = z
  .strictObject({
    asOf: dateText,
    model: z.enum(REFUND_MODELS, `is none of ${REFUND_MODELS.join(', ')}`),
    withdrawnOn: dateText.nullable().default(null),
    agencyFen: fen,
    subsidyFen: fen,
    materialsFen: fen,
    materialsUsed: z.boolean('is neither true nor false'),
    lessons: z.array(
      z.strictObject({
        date: dateText,
        state: z.enum(LESSON_OUTCOMES, `is none of ${LESSON_OUTCOMES.join(', ')}`),
      }),
    ),
  })
  .refine(({ agencyFen, subsidyFen }) => subsidyFen <= agencyFen, {
    path: ['subsidyFen'],
    error: 'is more than agencyFen',
  })
  .refine(({ agencyFen, lessons }) => agencyFen === 0 || lessons.length > 0, {
    path: ['lessons'],
    error: 'has no lesson that agencyFen could be for',
  });

/** Reads what a refund is asked for (formats.md 2), or says what is wrong where. */
export function readRefund(value: unknown): Read<RefundFacts> {
  return readWith(refundSchema, value);
}
