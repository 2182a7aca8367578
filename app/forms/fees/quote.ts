import { z } from 'zod';
import { ENTITLEMENT_CLASSES } from '~/domain/aid/entitlement';
import { type Aid, CHARGE_KINDS } from '~/domain/aid/programme';
import type { Fee } from '~/domain/pricing/quote';
import { PAYERS, TOWN_KINDS } from '~/domain/states';
import { dateText } from '../rules/dossier';
import { type Read, readWith } from '../rules/problem';
import { fen, inOrder, isInOrder } from './amount';

const oneOf = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `is none of ${values.join(', ')}`);

const MOST_LESSONS = 10_000;
const charges = z
  .strictObject({
    payer: oneOf(PAYERS),
    perLessonFen: fen,
    lessons: z.int('is no whole number').min(0, 'is less than zero').max(MOST_LESSONS, 'is too many'),
    serviceFen: fen.optional(),
    materialsFen: fen,
  })
  .refine(({ perLessonFen, lessons }) => fen.safeParse(perLessonFen * lessons).success, {
    path: ['perLessonFen'],
    error: 'is more than anything costs',
  });

const programme = z
  .strictObject({
    id: z.string().min(1, 'is empty'),
    order: z.int('is no whole number'),
    classes: z.array(oneOf(ENTITLEMENT_CLASSES)),
    towns: z.array(oneOf(TOWN_KINDS)),
    percent: z.int('is no whole number').min(0, 'is less than zero').max(100, 'is more than 100'),
    of: z.array(oneOf(CHARGE_KINDS)),
    capFenPerChildTerm: fen.nullable().default(null),
    budgetLeftFen: fen,
    from: dateText,
    to: dateText,
  })
  .refine(isInOrder, inOrder);

const quoteSchema = z
  .strictObject({
    asOf: dateText,
    fee: charges,
    child: z.strictObject({
      town: oneOf(TOWN_KINDS),
      entitlements: z
        .array(
          z
            .strictObject({ class: oneOf(ENTITLEMENT_CLASSES), from: dateText, to: dateText })
            .refine(isInOrder, inOrder),
        )
        .default([]),
    }),
    used: z.array(z.strictObject({ programme: z.string(), fen })).default([]),
    programmes: z.array(programme).default([]),
  })
  .superRefine(({ programmes }, context) => {
    const again = programmes.findIndex(({ id }, at) => programmes.findIndex((each) => each.id === id) < at);
    if (again >= 0)
      context.addIssue({
        code: 'custom',
        path: ['programmes', again, 'id'],
        message: 'is there twice',
      });
  });

/** Reads what a price is asked for (formats.md 2), or says what is wrong where. */
export function readQuote(value: unknown): Read<{ readonly fee: Fee; readonly aid: Aid }> {
  const read = readWith(quoteSchema, value);
  if ('problem' in read) return read;
  const { fee, ...aid } = read.value;
  return { value: { fee, aid } };
}
