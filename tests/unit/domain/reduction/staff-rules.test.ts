import { type Change, ruleTable } from './plan';

type Person = Parameters<Change>[0]['staff'][number];

const person =
  (index: number, over: Partial<Person>): Change =>
  (d) => {
    Object.assign(d.staff[index] as Person, over);
  };

ruleTable('P6', [
  ['qualified without an end', () => undefined],
  ['until the day of the lesson', person(0, { qualification: { kind: 'coach', validTo: '2026-09-08' } })],
  [
    'until the day before',
    person(0, { qualification: { kind: 'coach', validTo: '2026-09-07' } }),
    'hard staff[0].qualification.validTo',
  ],
  ['an assistant needs none', person(1, { qualification: null })],
  ['of no kind', person(0, { qualification: { kind: null, validTo: null } }), 'hard staff[0].qualification'],
  [
    'nobody leads',
    (d) => {
      d.staff = [];
    },
    'hard staff',
  ],
  ['a lead without', person(0, { qualification: null }), 'hard staff[0].qualification'],
]);

ruleTable('P7', [
  ['nobody in service', () => undefined],
  [
    'the school’s own course',
    (d) => {
      d.provider = { kind: 'school', listing: null, papers: [] };
      person(0, { inServiceTeacher: true })(d);
    },
  ],
  ['a teacher in service assists', person(1, { inServiceTeacher: true }), 'hard staff[1].inServiceTeacher'],
]);

const CHECK = 'hard staff[0].offenceCheckOn';

ruleTable('P8', [
  ['364 days old on the day of the lesson', person(0, { offenceCheckOn: '2025-09-09' })],
  ['365 days old', person(0, { offenceCheckOn: '2025-09-08' })],
  ['366 days old', person(0, { offenceCheckOn: '2025-09-07' }), CHECK],
  ['checked on the day of the lesson', person(0, { offenceCheckOn: '2026-09-08' })],
  ['checked the day after', person(0, { offenceCheckOn: '2026-09-09' }), CHECK],
  ['never checked', person(1, { offenceCheckOn: null }), 'hard staff[1].offenceCheckOn'],
  ['a hit', person(1, { offenceHit: true }), 'hard staff[1].offenceHit'],
  [
    'runs out before the last lesson',
    (d) => {
      d.lessons = ['2026-09-08', '2026-12-08'].map((date) => ({ date, start: '15:40', end: '17:10' }));
      person(0, { offenceCheckOn: '2025-12-07' })(d);
    },
    CHECK,
  ],
]);

const size =
  (capacity: number, coaches: number, kind: 'coach' | 'teacher' | 'artist' = 'coach'): Change =>
  (d) => {
    d.group.capacity = capacity;
    d.staff = d.staff.map((each, index) => ({
      ...each,
      qualification: index < coaches ? { kind, validTo: null } : null,
    }));
  };

ruleTable('P13', [
  ['34 with two coaches', size(34, 2)],
  ['35 with two coaches', size(35, 2)],
  ['36 with two coaches', size(36, 2), 'hard group.capacity'],
  ['ten with one coach', size(10, 1)],
  ['eleven with one coach', size(11, 1), 'hard staff'],
  ['eleven with two coaches', size(11, 2)],
  ['teachers count as coaches', size(11, 2, 'teacher')],
  ['artists do not', size(11, 2, 'artist'), 'hard staff'],
  [
    'the same person twice is one',
    (d) => {
      size(11, 2)(d);
      for (const each of d.staff) each.id = 's1';
    },
    'hard staff',
  ],
  [
    'other categories are not bound',
    (d) => {
      size(45, 1)(d);
      d.course.category = 'art';
    },
  ],
  ['too many and too few', size(36, 1), ['hard group.capacity', 'hard staff']],
]);
