import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';
import { parseYuan } from '~/domain/money';

/** One line of text that must be there, at most `max` characters. */
export const line = (max: number) => z.string().trim().min(1, 'required').max(max, `too_long?max=${max}`);

/** Text that may be left empty. */
export const text = (max: number) => z.string().trim().max(max, `too_long?max=${max}`).default('');

export const date = z.string().refine(isSchoolDate, 'invalid_date');

/** A date or nothing. */
export const dateOrNone = date.optional().transform((value) => value ?? null);

/** An amount in yuan as people type it, in whole fen. */
export const yuan = z.string().transform((typed, context) => {
  const fen = parseYuan(typed);
  if (fen === null) {
    context.addIssue({ code: 'custom', message: 'invalid_money' });
    return z.NEVER;
  }
  return fen;
});

/** A whole number or nothing. */
export const wholeOrNone = z
  .string()
  .optional()
  .transform((typed, context) => {
    if (typed === undefined || typed.trim() === '') return null;
    if (/^\d{1,5}$/.test(typed.trim())) return Number(typed);
    context.addIssue({ code: 'custom', message: 'invalid_whole_number' });
    return z.NEVER;
  });

/** Ticks of one name: none, one or several values. */
export const ticks = <Schema extends z.ZodType>(each: Schema) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(each));

/** A single tick, as browsers send it. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value === 'on');

/** An uploaded file or none; what is inside is looked at when it is kept. */
export const file = z.instanceof(File).optional();
