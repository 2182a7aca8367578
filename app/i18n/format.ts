import { asLng, type Lng } from './config';
import { words } from './format-words';

const zone = 'Asia/Shanghai';
const intl: Record<Lng, string> = { 'zh-CN': 'zh-CN', en: 'en-US' };
const dayMs = 86_400_000;

type Price = { fen: number; per?: 'lesson' | 'term' };
type Slot = { weekday: number; startMinute: number; endMinute: number };
type DateStyle = { weekday?: boolean; year?: boolean };

const dates = new Map<string, Intl.DateTimeFormat>();

/** Intl formatters are slow to make and safe to share. */
function dateFormat(lng: Lng, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lng + JSON.stringify(options);
  const known = dates.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(intl[lng], { hourCycle: 'h23', ...options });
  dates.set(key, made);
  return made;
}

/** Made once: making one takes longer than a hundred numbers. */
const numbers = (options: Intl.NumberFormatOptions): Record<Lng, Intl.NumberFormat> => ({
  'zh-CN': new Intl.NumberFormat(intl['zh-CN'], options),
  en: new Intl.NumberFormat(intl.en, options),
});
const [plain, twoDigits, percents] = [
  numbers({}),
  numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  numbers({ style: 'percent', maximumFractionDigits: 0 }),
];

/** Whole fen as yuan: ¥35.00, -¥1,280.50. */
function money(lng: Lng, fen: number): string {
  return `${fen < 0 ? '-' : ''}¥${twoDigits[lng].format(Math.abs(fen) / 100)}`;
}

/** A price as people write it: ¥35.00/次, ¥35.00 a lesson, 免费. */
function price(lng: Lng, { fen, per }: Price): string {
  if (fen === 0) return words[lng].free;
  if (per === 'lesson') return words[lng].perLesson(money(lng, fen));
  if (per === 'term') return words[lng].perTerm(money(lng, fen));
  return money(lng, fen);
}

/** Grades 1-9 as runs: 三年级, 三至五年级, 一、三、四年级 / Grade 3, Grades 3–5, Grades 1, 3, 4. */
function grades(lng: Lng, list: readonly number[]): string {
  const sorted = [...new Set(list)].sort((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined) return '';
  if (sorted.length === 1) return words[lng].grade(first);
  if (sorted.length === 9) return words[lng].allGrades;
  const runs: [number, number][] = [];
  for (const grade of sorted) {
    const last = runs.at(-1);
    if (last && grade === last[1] + 1) last[1] = grade;
    else runs.push([grade, grade]);
  }
  return words[lng].gradeList(
    runs.map(([a, b]) => (a === b ? words[lng].digit(a) : words[lng].gradeRun(a, b))),
  );
}

/** ISO weekday (1 = Monday) as 周二 / Tue, or 星期二 / Tuesday. */
function weekday(lng: Lng, iso: number, length: 'short' | 'long' = 'short'): string {
  // 2024-01-01 was a Monday.
  return dateFormat(lng, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, iso));
}

/** Several weekdays in order: 周二、周四 / Tue, Thu. */
function weekdays(lng: Lng, list: readonly number[]): string {
  const names = [...new Set(list)].sort((a, b) => a - b).map((iso) => weekday(lng, iso));
  return names.join(lng === 'en' ? ', ' : '、');
}

/** Minutes since midnight as 15:40. */
function time(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** 15:40-17:10 from minutes since midnight. */
function times(lng: Lng, startMinute: number, endMinute: number): string {
  return `${time(startMinute)}${words[lng].timeDash}${time(endMinute)}`;
}

/** A weekly slot: 周二 15:40-17:10 / Tue 15:40–17:10. */
function slot(lng: Lng, { weekday: iso, startMinute, endMinute }: Slot): string {
  return `${weekday(lng, iso)} ${times(lng, startMinute, endMinute)}`;
}

/** A school date (YYYY-MM-DD, no instant): 9月8日 周二 / Tue, Sep 8. */
function date(
  lng: Lng,
  schoolDate: string,
  { weekday: withDay = true, year = false }: DateStyle = {},
): string {
  const at = new Date(`${schoolDate}T00:00:00Z`);
  const day = dateFormat(lng, {
    timeZone: 'UTC',
    month: lng === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
  }).format(at);
  if (!withDay) return day;
  const name = dateFormat(lng, { timeZone: 'UTC', weekday: 'short' }).format(at);
  return lng === 'en' ? `${name}, ${day}` : `${day} ${name}`;
}

/** A month, YYYY-MM: 2026年11月 / November 2026. */
function month(lng: Lng, of: string): string {
  const at = new Date(`${of}-01T00:00:00Z`);
  return dateFormat(lng, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(at);
}

/** A month without its year, where the year is plain, YYYY-MM: 11月 / Nov. */
function monthOfYear(lng: Lng, of: string): string {
  return dateFormat(lng, { timeZone: 'UTC', month: 'short' }).format(new Date(`${of}-01T00:00:00Z`));
}

/** From one school date to another: 9月8日至12月22日 / Sep 8 – Dec 22. */
function dateRange(lng: Lng, from: string, to: string, { year = false }: DateStyle = {}): string {
  const [a, b] = [date(lng, from, { weekday: false, year }), date(lng, to, { weekday: false, year })];
  return lng === 'en' ? `${a} – ${b}` : `${a}至${b}`;
}

/** The school date of an instant in Asia/Shanghai. */
function shanghaiDate(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
}

/** An instant in Asia/Shanghai: 9月8日 周二 15:40 / Tue, Sep 8, 15:40; the year only when it is not this one. */
function instant(lng: Lng, at: Date | string, now?: Date): string {
  const when = new Date(at);
  const day = shanghaiDate(when);
  const year = now !== undefined && day.slice(0, 4) !== shanghaiDate(now).slice(0, 4);
  const clock = dateFormat(lng, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(when);
  return `${date(lng, day, { year })}${lng === 'en' ? ', ' : ' '}${clock}`;
}

/** A length of lesson: 90 分钟 / 90 min. */
function minutes(lng: Lng, count: number): string {
  return words[lng].minutes(count);
}

/** A span in its two largest units: 2 天 3 小时, 14 分钟 / 2 days 3 hours; never negative. */
function duration(lng: Lng, ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const { day, hour, minute, second } = words[lng].duration;
  const parts: [number, (count: number) => string][] = [
    [Math.floor(total / 86_400), day],
    [Math.floor(total / 3600) % 24, hour],
    [Math.floor(total / 60) % 60, minute],
    [total % 60, second],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return second(0);
  const kept = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return kept.map(([count, word]) => word(count)).join(' ');
}

/** How far an instant lies from now: 3天后 / in 3 days, 2小时前 / 2 hours ago. */
function relative(lng: Lng, at: Date | string, now: Date): string {
  const ms = new Date(at).getTime() - now.getTime();
  const size = Math.abs(ms);
  const words = new Intl.RelativeTimeFormat(intl[lng], { numeric: 'always' });
  if (size < 3_600_000) return words.format(Math.trunc(ms / 60_000), 'minute');
  if (size < dayMs) return words.format(Math.trunc(ms / 3_600_000), 'hour');
  return words.format(Math.trunc(ms / dayMs), 'day');
}

/** A count with its thousands: 1,879. */
function number(lng: Lng, value: number): string {
  return plain[lng].format(value);
}

/** A share from 0 to 1 as a whole percentage: 62%. */
function percent(lng: Lng, share: number): string {
  return percents[lng].format(share);
}

/** Every format in one language; see each function above. */
export function formatter(language: Lng | string) {
  const lng = asLng(language);
  return {
    lng,
    money: (fen: number) => money(lng, fen),
    price: (value: Price) => price(lng, value),
    grades: (list: readonly number[]) => grades(lng, list),
    grade: (grade: number) => words[lng].grade(grade),
    stage: (stage: 'primary' | 'junior') => words[lng].stage[stage],
    weekday: (iso: number, length?: 'short' | 'long') => weekday(lng, iso, length),
    weekdays: (list: readonly number[]) => weekdays(lng, list),
    time,
    times: (startMinute: number, endMinute: number) => times(lng, startMinute, endMinute),
    slot: (value: Slot) => slot(lng, value),
    date: (schoolDate: string, style?: DateStyle) => date(lng, schoolDate, style),
    month: (of: string) => month(lng, of),
    monthOfYear: (of: string) => monthOfYear(lng, of),
    dateRange: (from: string, to: string, style?: DateStyle) => dateRange(lng, from, to, style),
    instant: (at: Date | string, now?: Date) => instant(lng, at, now),
    minutes: (count: number) => minutes(lng, count),
    duration: (ms: number) => duration(lng, ms),
    relative: (at: Date | string, now: Date) => relative(lng, at, now),
    number: (value: number) => number(lng, value),
    percent: (share: number) => percent(lng, share),
  };
}

export type Formatter = ReturnType<typeof formatter>;
