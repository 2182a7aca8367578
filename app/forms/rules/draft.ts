import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';
import { type ParamPlace, paramPlaces } from '~/domain/reduction/param-places';
import { RULE_SEVERITIES, type RuleParams } from '~/domain/reduction/rule';

const words = z.string('required').trim().min(1, 'required').max(2000, 'too_long?max=2000');
const maybe = z
  .string()
  .trim()
  .max(200, 'too_long?max=200')
  .optional()
  .transform((text) => text || null);
const date = z.string('required').refine(isSchoolDate, 'invalid_date');

/** The field of a number, by its place in the list of them. */
export const paramField = (index: number) => `param${index}`;

/** How a number is typed: the kind it has now. */
function fieldOf({ value }: ParamPlace): z.ZodType<ParamPlace['value']> {
  if (typeof value === 'number') {
    return z
      .string('required')
      .trim()
      .regex(/^\d{1,12}(\.\d{1,6})?$/, 'invalid_number')
      .transform(Number);
  }
  if (typeof value === 'boolean')
    return z
      .literal('on')
      .optional()
      .transform((on) => on === 'on');
  if (typeof value === 'string') {
    const time = /^\d\d:\d\d$/.test(value);
    const text = z.string('required').trim().min(1, 'required').max(100, 'too_long?max=100');
    return time ? text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time') : text;
  }
  return z
    .string()
    .optional()
    .transform((text = '') => [
      ...new Set(
        text
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine((lines) => lines.length > 0 && lines.length <= 200, 'required');
}

/** The form of a new version of a rule, made from the numbers of the one in force. */
export function draftForm(params: RuleParams) {
  const places = paramPlaces(params);
  const fields = Object.fromEntries(places.map((place, index) => [paramField(index), fieldOf(place)]));
  return z
    .object({
      severity: z.enum(RULE_SEVERITIES),
      from: date,
      reach: z.enum(['new_acts', 'everything']),
      sourceTitleZh: words,
      sourceTitleEn: words,
      sourceNumber: maybe,
      sourceArticle: maybe,
      sourceDate: z
        .string()
        .optional()
        .refine((text) => !text || isSchoolDate(text), 'invalid_date')
        .transform((text) => text || null),
      titleZh: words,
      titleEn: words,
      wordsZh: words,
      wordsEn: words,
      note: z.string().trim().max(2000, 'too_long?max=2000').default(''),
      ...fields,
    })
    .transform((value) => ({
      severity: value.severity,
      from: value.from,
      reach: value.reach,
      source: {
        title: { zh: value.sourceTitleZh, en: value.sourceTitleEn },
        number: value.sourceNumber,
        article: value.sourceArticle,
        date: value.sourceDate,
      },
      title: { zh: value.titleZh, en: value.titleEn },
      words: { zh: value.wordsZh, en: value.wordsEn },
      note: value.note,
      params: places.map(
        ({ key }, index): ParamPlace => ({
          key,
          value: (value as Record<string, ParamPlace['value']>)[paramField(index)] as ParamPlace['value'],
        }),
      ),
    }));
}

/** What an administrator can post about a drafted version. */
export const versionAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('activate'),
    note: z.string().trim().min(1, 'reason_missing').max(2000, 'too_long?max=2000'),
  }),
  z.object({ act: z.literal('discard') }),
]);
