import { type Change, outside, ruleTable } from './plan';

const fee =
  (over: Partial<Parameters<Change>[0]['fee']>): Change =>
  (d) => {
    Object.assign(d.fee, over);
  };

const off =
  (over: Partial<Parameters<Change>[0]['fee']>): Change =>
  (d) => {
    outside(d);
    fee(over)(d);
  };

const venue =
  (change: Change): Change =>
  (d) => {
    d.regime = 'public_venue';
    change(d);
  };

ruleTable('F3', [
  ['the school', fee({ collectedBy: 'school' })],
  ['the fiscal account', fee({ collectedBy: 'fiscal' })],
  ['the provider', fee({ collectedBy: 'provider' }), 'hard fee.collectedBy'],
  ['the platform', fee({ collectedBy: 'platform' }), 'hard fee.collectedBy'],
  ['a public venue is bound too', venue(fee({ collectedBy: 'provider' })), 'hard fee.collectedBy'],
  ['outside school the provider collects', off({ collectedBy: 'provider' })],
  ['a parents’ committee', fee({ collectedBy: 'parent_committee' }), 'hard fee.collectedBy'],
]);

ruleTable('F5', [
  ['four months', fee({ coversMonths: 4 })],
  ['five months', fee({ coversMonths: 5 })],
  ['outside school F6 holds', off({ coversMonths: 6 })],
  ['six months', fee({ coversMonths: 6 }), 'hard fee.coversMonths'],
]);

/** `count` lessons of 100 yuan, with materials. */
const sum =
  (count: number, materialsFen: number, payer: 'family' | 'county' = 'family'): Change =>
  (d) => {
    outside(d);
    d.lessons = Array.from({ length: count }, (_, index) => ({
      date: `2026-09-${String(index + 1).padStart(2, '0')}`,
      start: '18:00',
      end: '19:00',
    }));
    Object.assign(d.fee, { perLessonFen: 20_000, materialsFen, payer });
  };

ruleTable('F6', [
  ['three months', off({ coversMonths: 3 })],
  ['four months', off({ coversMonths: 4 }), 'hard fee.coversMonths'],
  ['sixty class hours', off({ classHours: 60 })],
  ['sixty-one', off({ classHours: 61 }), 'hard fee.classHours'],
  ['a fen below 5,000 yuan', sum(24, 19_999)],
  ['5,000 yuan', sum(24, 20_000)],
  ['a fen above, by materials', sum(24, 20_001), 'hard fee.perLessonFen'],
  ['a lesson above', sum(26, 0), 'hard fee.perLessonFen'],
  ['the county pays: nobody prepays', sum(26, 0, 'county')],
  ['in school F5 holds', fee({ coversMonths: 4, classHours: 61 })],
  [
    'all three',
    (d) => {
      sum(26, 0)(d);
      fee({ coversMonths: 4, classHours: 61 })(d);
    },
    ['hard fee.classHours', 'hard fee.coversMonths', 'hard fee.perLessonFen'],
  ],
]);

ruleTable('F7', [
  ['29 days before the first lesson', off({ chargedOn: '2026-08-10' })],
  ['30 days before', off({ chargedOn: '2026-08-09' })],
  ['after it', off({ chargedOn: '2026-10-01' })],
  ['in school', fee({ chargedOn: '2026-07-01' })],
  ['the county pays', off({ chargedOn: '2026-07-01', payer: 'county' })],
  ['31 days before', off({ chargedOn: '2026-08-08' }), 'hard fee.chargedOn'],
]);

ruleTable('F18', [
  ['no rent', fee({ roomRentFen: 0 })],
  ['rent outside school', off({ roomRentFen: 5000 })],
  [
    'another province',
    (d) => {
      d.region = 'jiangsu';
      d.fee.roomRentFen = 5000;
    },
  ],
  ['a fen of rent', fee({ roomRentFen: 1 }), 'hard fee.roomRentFen'],
]);
