import { z } from 'zod';
import { ENTITLEMENT_CLASSES } from '~/domain/aid/entitlement';
import { CHARGE_KINDS } from '~/domain/aid/programme';
import { parseYuan } from '~/domain/money';
import { TOWN_KINDS } from '~/domain/states';
import { date, line, ticks, yuan } from '~/forms/provider/fields';

/** A whole number from `least` to `most`. */
const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .transform((typed, context) => {
      const value = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
      if (value >= least && value <= most) return value;
      context.addIssue({ code: 'custom', message: 'invalid_whole_number' });
      return z.NEVER;
    });

/** An amount, or nothing where there is no cap. A cap of nothing would be no programme. */
const capOrNone = z
  .string()
  .optional()
  .transform((typed, context) => {
    if (typed === undefined || typed.trim() === '') return null;
    const fen = parseYuan(typed);
    if (fen !== null && fen > 0) return fen;
    context.addIssue({ code: 'custom', message: 'invalid_money' });
    return z.NEVER;
  });

/** All that the bureau decides about a programme. */
export const programmeForm = z.object({
  nameZh: line(40),
  nameEn: line(80),
  classes: ticks(z.enum(ENTITLEMENT_CLASSES)),
  towns: ticks(z.enum(TOWN_KINDS)).refine((chosen) => chosen.length > 0, 'choose_one'),
  covers: ticks(z.enum(CHARGE_KINDS)).refine((chosen) => chosen.length > 0, 'choose_one'),
  percent: whole(1, 100),
  position: whole(1, 99),
  capFen: capOrNone,
  budgetFen: yuan.refine((fen) => fen <= 2_000_000_000, 'invalid_money'),
  from: date,
  to: date,
});
