import type { SchoolCalendar } from '~/domain/calendar';

/** The county's calendar of autumn 2026, with the notices of 2025 and 2026. */
export const county: SchoolCalendar = {
  terms: [
    {
      id: '2026-autumn',
      name: { zh: '2026学年第一学期', en: 'Autumn term 2026' },
      from: '2026-09-01',
      to: '2027-01-22',
    },
  ],
  restDays: [
    ['2025-01-01', '2025-01-01'],
    ['2025-01-28', '2025-02-04'],
    ['2025-10-01', '2025-10-08'],
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-05-01', '2026-05-05'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ],
  schoolDaysOnWeekends: [
    { date: '2026-09-20', timetableOf: 5 },
    { date: '2026-10-10', timetableOf: 3 },
  ],
  countyBreaks: [
    { name: { zh: '秋假', en: 'Autumn break' }, from: '2026-11-11', to: '2026-11-13', demo: true },
  ],
};
