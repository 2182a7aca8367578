import { type Change, outside, ruleTable } from './plan';

const lesson =
  (date: string, start = '15:40', end = '17:10'): Change =>
  (d) => {
    d.lessons = [{ date, start, end }];
  };

const off =
  (...[date, start, end]: Parameters<typeof lesson>): Change =>
  (d) => {
    outside(d);
    lesson(date, start, end)(d);
  };

const NO_DAY = 'hard lessons[0].date';
const EARLY = 'hard lessons[0].start';

// K1, K5, K6 and K8 are decided here: whether a day is a school day, and whose timetable it follows.
ruleTable('T1', [
  ['a minute after lessons end', lesson('2026-09-08', '15:21')],
  ['when lessons end', lesson('2026-09-08', '15:20')],
  ['a minute before lessons end', lesson('2026-09-08', '15:19'), EARLY],
  ['the first day of term', lesson('2026-09-01')],
  ['the day before term', lesson('2026-08-31'), NO_DAY],
  ['the last day of term', lesson('2027-01-22', '14:40')],
  ['the day after term', lesson('2027-01-23'), NO_DAY],
  ['K1: a Saturday', lesson('2026-09-12'), NO_DAY],
  ['K2: a holiday on a weekday', lesson('2026-10-01'), NO_DAY],
  ['K2: the first day after it', lesson('2026-10-08')],
  ['K5, K8: a Sunday with the timetable of a Friday', lesson('2026-09-20', '14:40')],
  ['K8: that Sunday, a minute before Friday ends', lesson('2026-09-20', '14:39'), EARLY],
  ['K8: a Saturday with the timetable of a Wednesday', lesson('2026-10-10', '15:20')],
  ['K8: that Saturday at the end of a Friday', lesson('2026-10-10', '14:40'), EARLY],
  ['K5: a working weekend in the vacation', lesson('2026-02-14'), NO_DAY],
  ['K6: the day before the autumn break', lesson('2026-11-10')],
  ['K6: the autumn break', lesson('2026-11-12'), NO_DAY],
  ['K6: the last day of the break', lesson('2026-11-13', '14:40'), NO_DAY],
  [
    'a weekday whose end nobody knows',
    (d) => {
      delete d.lessonEnd['2'];
    },
    EARLY,
  ],
  [
    'only what is wrong of several lessons',
    (d) => {
      d.lessons = [
        { date: '2026-09-08', start: '15:20', end: '16:00' },
        { date: '2026-09-09', start: '15:00', end: '16:00' },
        { date: '2026-09-12', start: '15:20', end: '16:00' },
      ];
    },
    [EARLY.replace('0', '1'), NO_DAY.replace('0', '2')],
  ],
  ['other regimes have no school timetable to wait for on a Saturday', off('2026-09-12')],
  ['in the morning', lesson('2026-09-08', '09:00', '10:00'), EARLY],
]);

const service =
  (serviceType: 'early_care' | 'lunch_care' | 'nap_care' | 'evening_study'): Change =>
  (d) => {
    d.serviceType = serviceType;
  };

ruleTable('T4', [
  ['an activity', () => undefined],
  ['care before school', service('early_care'), 'hard serviceType'],
  ['lunch', service('lunch_care'), 'hard serviceType'],
  ['a nap', service('nap_care'), 'hard serviceType'],
  [
    'evening study by its name',
    (d) => {
      d.course.title = '晚自习';
    },
    'hard course.title',
  ],
  [
    'is no matter outside school service',
    (d) => {
      outside(d);
      d.serviceType = 'evening_study';
    },
  ],
  ['evening study', service('evening_study'), 'hard serviceType'],
]);

const online =
  (end: string): Change =>
  (d) => {
    off('2026-09-08', '18:00', end)(d);
    d.mode = 'online';
    d.room = null;
  };

ruleTable('T6', [
  ['a minute before half past eight', off('2026-09-08', '18:00', '20:29')],
  ['at half past eight', off('2026-09-08', '18:00', '20:30')],
  ['a minute after', off('2026-09-08', '18:00', '20:31'), 'hard lessons[0].end'],
  ['online at nine', online('21:00')],
  ['online a minute after nine', online('21:01'), 'hard lessons[0].end'],
  [
    'two teachers, one of them on a screen: as in person',
    (d) => {
      off('2026-09-08', '18:00', '20:45')(d);
      d.mode = 'dual_teacher';
    },
    'hard lessons[0].end',
  ],
  ['when school ends', off('2026-09-08', '15:20', '16:20')],
  ['while school lasts', off('2026-09-08', '15:19', '16:20'), 'hard lessons[0].start'],
  ['a Saturday morning', off('2026-09-12', '09:00', '10:00')],
  ['a vacation morning', off('2026-08-25', '09:00', '10:00')],
  [
    'a public venue is bound too',
    (d) => {
      lesson('2026-09-12', '19:30', '20:31')(d);
      d.regime = 'public_venue';
    },
    'hard lessons[0].end',
  ],
  ['school service is not', lesson('2026-09-08', '19:00', '20:45')],
  ['both ends wrong', off('2026-09-08', '15:00', '21:00'), ['hard lessons[0].end', 'hard lessons[0].start']],
]);

const two =
  (first: [string, string], second: [string, string], date = '2026-09-08'): Change =>
  (d) => {
    d.lessons = [
      { date: '2026-09-08', start: first[0], end: first[1] },
      { date, start: second[0], end: second[1] },
    ];
  };

ruleTable('T14', [
  ['one after the other', two(['15:20', '16:00'], ['16:00', '16:40'])],
  ['the same hours of another day', two(['15:20', '16:00'], ['15:20', '16:00'], '2026-09-09')],
  [
    'the second begins before the first ends',
    two(['15:20', '16:00'], ['15:59', '16:40']),
    'hard lessons[1].start',
  ],
  ['listed the other way round', two(['15:59', '16:40'], ['15:20', '16:00']), 'hard lessons[0].start'],
  ['the same lesson twice', two(['15:20', '16:00'], ['15:20', '16:00']), 'hard lessons[1].start'],
]);
