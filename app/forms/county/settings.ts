import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';
import { isWallClock, REFUND_BATCHES, WHEN_FILLED, YES_NO } from '~/domain/county-settings';
import { parseYuan } from '~/domain/money';
import { REFUND_MODELS } from '~/domain/pricing/refund-models';

const base = {
  validFrom: z.string().refine(isSchoolDate, 'invalid_date'),
  source: z.string().trim().min(1, 'required').max(200, 'too_long?max=200'),
};

const whole = z.string().transform((typed, context) => {
  if (/^\d{1,4}$/.test(typed.trim())) return Number(typed);
  context.addIssue({ code: 'custom', message: 'invalid_whole_number' });
  return z.NEVER;
});

const yuan = z.string().transform((typed, context) => {
  const fen = parseYuan(typed);
  if (fen !== null) return fen;
  context.addIssue({ code: 'custom', message: 'invalid_money' });
  return z.NEVER;
});

const line = z.string().trim().min(1, 'required').max(120, 'too_long?max=120');
const clock = z.string().refine(isWallClock, 'invalid_time');

/** A length of time as people write it: so many hours, so many minutes. */
const span = { hours: whole, minutes: whole };

const typedSetting = z.discriminatedUnion('key', [
  z.object({ key: z.literal('refund_model'), value: z.enum(REFUND_MODELS), ...base }),
  z.object({ key: z.literal('refund_batch'), value: z.enum(REFUND_BATCHES), ...base }),
  z.object({ key: z.literal('refund_alarm_days'), value: whole, ...base }),
  z.object({ key: z.literal('service_charge_max_fen'), value: yuan, ...base }),
  z.object({ key: z.literal('transfer_days'), value: whole, ...base }),
  z.object({ key: z.literal('transfer_grace_days'), value: whole, ...base }),
  z.object({ key: z.literal('public_minimum'), value: whole, ...base }),
  z.object({ key: z.literal('offer_minutes'), ...span, ...base }),
  z.object({ key: z.literal('quiet_from'), value: clock, ...base }),
  z.object({ key: z.literal('quiet_to'), value: clock, ...base }),
  z.object({ key: z.literal('tie_hold_minutes'), ...span, ...base }),
  z.object({ key: z.literal('offered_hold_minutes'), ...span, ...base }),
  z.object({ key: z.literal('lines_per_child'), value: whole, ...base }),
  z.object({ key: z.literal('when_filled'), value: z.enum(WHEN_FILLED), ...base }),
  z.object({ key: z.literal('allow_first_come'), value: z.enum(YES_NO), ...base }),
  z.object({ key: z.literal('allow_school_choice'), value: z.enum(YES_NO), ...base }),
  z.object({
    key: z.literal('payee_bank_accounts'),
    payee: z.string().min(1, 'required').max(64),
    holder: line,
    bank: line,
    number: z
      .string()
      .trim()
      .regex(/^[\d ]{8,40}$/, 'invalid_account_number'),
    ...base,
  }),
]);

/** One decision of the county, about money or about places; `key` says which. Lengths of time come out in minutes. */
export const settingForm = typedSetting.transform((typed) => {
  if (!('hours' in typed)) return typed;
  const { hours, minutes, ...rest } = typed;
  return { ...rest, value: hours * 60 + minutes };
});
export type SettingInput = z.output<typeof settingForm>;
