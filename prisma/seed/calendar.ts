import type { Prisma } from '~/db/generated/client';
import { datesBetween } from '~/domain/calendar';
import { dateOf, idOf } from './ids';
import { SERVICE_MAX_FEN } from './prices';
import type { DemoDays } from './today';

export function termRows({ calendar }: DemoDays): Prisma.TermCreateManyInput[] {
  return calendar.terms.map((term) => ({
    id: term.id,
    nameZh: term.name.zh,
    nameEn: term.name.en,
    fromDate: dateOf(term.from),
    toDate: dateOf(term.to),
    estimated: term.estimated ?? false,
  }));
}

/**
 * Days that differ from Monday to Friday. Only what was announced: an estimated year has no rows here, the domain
 * knows the holidays that the law fixes (K4).
 */
export function calendarDayRows({ calendar }: DemoDays): Prisma.CalendarDayCreateManyInput[] {
  const rest = calendar.restDays
    .flatMap(([from, to]) => datesBetween(from, to))
    .map((date) => ({
      date: dateOf(date),
      kind: 'rest' as const,
    }));
  const weekends = calendar.schoolDaysOnWeekends.map(({ date, timetableOf }) => ({
    date: dateOf(date),
    kind: 'school_on_weekend' as const,
    timetableOf,
  }));
  const breaks = calendar.countyBreaks.flatMap(({ name, from, to }) =>
    datesBetween(from, to).map((date) => ({
      date: dateOf(date),
      kind: 'county_break' as const,
      nameZh: name.zh,
      nameEn: name.en,
    })),
  );
  return [...rest, ...weekends, ...breaks];
}

/** Where families can transfer to; no bank has such accounts. */
const BANK_ACCOUNTS = {
  fiscal: { holder: '海盐县财政专户（演示）', bank: '演示银行海盐支行', number: '9900000000000001' },
  xiangyang: { holder: '向阳小学（演示）', bank: '演示银行海盐支行', number: '9900000000000002' },
  gangwan: { holder: '西塘桥港湾九年制学校（演示）', bank: '演示银行海盐支行', number: '9900000000000003' },
};

/** The county's own numbers, each with where it comes from. */
export function settingRows({ past }: DemoDays): Prisma.CountySettingCreateManyInput[] {
  const validFrom = dateOf(past.from);
  const row = (key: string, value: Prisma.InputJsonValue, source: string) => ({
    id: idOf('county_setting', key),
    key,
    value,
    validFrom,
    source,
  });
  return [
    row(
      'county',
      { nameZh: '海盐县', nameEn: 'Haiyan County', cityZh: '嘉兴市', province: 'zhejiang' },
      'county.json',
    ),
    row('platform', { nameZh: '课后超市', nameEn: 'After-School Supermarket' }, 'county.json'),
    row('hold_minutes', 15, '演示县的设置 / demo setting'),
    row('refund_model', 'per_lesson', '演示县的设置 / demo setting'),
    row('refund_batch', 'at_once', '演示县的设置 / demo setting'),
    row('refund_alarm_days', 5, '演示县的设置 / demo setting'),
    row(
      'service_charge_max_fen',
      SERVICE_MAX_FEN,
      '海盐县课后服务收费公示（演示，虚构）/ fictional posted notice',
    ),
    row('payee_bank_accounts', BANK_ACCOUNTS, '演示用虚构账户 / fictional accounts'),
  ];
}
