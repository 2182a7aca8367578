import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import { checkDay } from '~/domain/reduction/day';
import {
  ASSESSMENTS,
  DOSSIER_LISTING_STATUSES,
  type Dossier,
  type DossierLesson,
  PROMISES,
  REGIMES,
  SERVICE_TYPES,
  STAGES,
  TEACHING_MODES,
} from '~/domain/reduction/dossier';
import { type Finding, verdictOf } from '~/domain/reduction/finding';
import { rulesInForce } from '~/domain/reduction/rule';
import {
  CATEGORIES,
  CREDENTIAL_KINDS,
  PAYERS,
  PROVIDER_KINDS,
  QUALIFICATION_KINDS,
  ROOM_KINDS,
  TEACHING_ROLES,
} from '~/domain/states';
import { readDossier } from '~/forms/rules/dossier';
import { county } from '../calendar/county';
import { judge } from './plan';

const of = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const orNone = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
/** Mostly the autumn term, where rules bind; now and then any day that can be written. */
const date = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -60, max: 180 }).map((days) => addDays('2026-09-01', days)) },
  { weight: 1, arbitrary: of(['1000-01-01', '2021-07-24', '2026-02-28', '9999-12-31']) },
);
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const time = fc.integer({ min: 0, max: 1439 }).map(clock);
const fen = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1_000_000_000 }));
const words = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  of(['快乐足球', '奥数', '科学小实验', '历史博物馆参观', '晚自习', '美式课程', 'KET', '\n{actual}']),
);

const lesson: fc.Arbitrary<DossierLesson> = fc
  .tuple(date, fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 240 }))
  .map(([on, start, minutes]) => ({
    date: on,
    start: clock(start),
    end: clock(Math.min(1439, start + minutes)),
  }));

const dossier: fc.Arbitrary<Dossier> = fc.record({
  asOf: date,
  region: of(['zhejiang', 'jiangsu']),
  regime: of(REGIMES),
  mode: of(TEACHING_MODES),
  serviceType: of(SERVICE_TYPES),
  stage: of(STAGES),
  grades: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
  provider: fc.record({
    kind: of(PROVIDER_KINDS),
    listing: orNone(
      fc.record({
        status: of(DOSSIER_LISTING_STATUSES),
        from: orNone(date),
        to: orNone(date),
        categories: fc.array(of(CATEGORIES), { maxLength: 3 }),
        feeStandardFen: orNone(fen),
      }),
    ),
    papers: fc.array(fc.record({ kind: of(CREDENTIAL_KINDS), validTo: orNone(date) }), { maxLength: 4 }),
  }),
  course: fc.record({
    title: words,
    summary: words,
    syllabus: fc.array(words, { maxLength: 3 }),
    category: of(CATEGORIES),
    assessment: of(ASSESSMENTS),
    promises: fc.array(of(PROMISES), { maxLength: 3 }),
  }),
  staff: fc.array(
    fc.record({
      id: of(['s1', 's2', 's3']),
      role: of(TEACHING_ROLES),
      offenceCheckOn: orNone(date),
      offenceHit: fc.boolean(),
      qualification: orNone(fc.record({ kind: orNone(of(QUALIFICATION_KINDS)), validTo: orNone(date) })),
      inServiceTeacher: fc.boolean(),
      livesOverseas: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  lessons: fc.array(lesson, { maxLength: 6 }),
  lessonEnd: fc.dictionary(of(['1', '2', '3', '4', '5', '6', '7']), time),
  group: fc.record({ capacity: fc.nat(80), minimum: fc.nat(80) }),
  room: orNone(
    fc.record({
      kind: of(ROOM_KINDS),
      seats: orNone(fc.nat(80)),
      areaM2: orNone(fc.double({ min: 0, max: 1000, noNaN: true })),
    }),
  ),
  fee: fc.record({
    payer: of(PAYERS),
    collectedBy: of(['school', 'fiscal', 'provider']),
    perLessonFen: fen,
    classHours: fc.nat(100),
    materialsFen: fen,
    marketPerLessonFen: orNone(fen),
    chargedOn: date,
    coversMonths: fc.nat(12),
    roomRentFen: fc.nat(1000),
  }),
});

/** A finding by rule and place, the place of a lesson named by the lesson itself. */
function named({ rule, path }: Finding, { lessons }: Dossier): string {
  const place = path.replace(/^lessons\[(\d+)\]/, (_, index) => JSON.stringify(lessons[Number(index)]));
  return `${rule} ${place}`;
}
const names = (plan: Dossier) => judge(plan).findings.map((finding) => named(finding, plan));
const firstDay = ({ lessons }: Dossier) => lessons.map((each) => each.date).sort()[0] ?? '9999-12-31';

describe('the checks of a plan', () => {
  it('take whatever the format allows', () => {
    fc.assert(
      fc.property(dossier, (plan) => {
        expect(readDossier(JSON.parse(JSON.stringify(plan)))).toEqual({ value: plan });
      }),
    );
  });

  it('find no less when a lesson is added', () => {
    fc.assert(
      fc.property(dossier, lesson, fc.nat(), (plan, more, at) => {
        const lessons = plan.lessons.toSpliced(at % (plan.lessons.length + 1), 0, more);
        const found = new Set(names({ ...plan, lessons }));
        // F7 asks how early the first lesson is paid: an earlier first one may be paid just in time.
        const lost = names(plan).filter(
          (each) => !found.has(each) && !(more.date < firstDay(plan) && /^F7 /.test(each)),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('F7 too, unless the lesson added is the first', () => {
    const outside = dossier.map((plan): Dossier => ({ ...plan, regime: 'off_campus' }));
    fc.assert(
      fc.property(outside, lesson, (plan, more) => {
        fc.pre(plan.lessons.length > 0 && more.date >= firstDay(plan));
        const of = (each: Dossier) => names(each).filter((name) => name.startsWith('F7 '));
        expect(of({ ...plan, lessons: [...plan.lessons, more] })).toEqual(of(plan));
      }),
    );
  });

  it('do not mind the order of lessons', () => {
    const shuffled = dossier.chain((plan) =>
      fc.tuple(fc.constant(plan), fc.shuffledSubarray([...plan.lessons], { minLength: plan.lessons.length })),
    );
    fc.assert(
      fc.property(shuffled, ([plan, lessons]) => {
        const other = { ...plan, lessons };
        expect(names(other).sort()).toEqual(names(plan).sort());
        expect(judge(other).verdict).toBe(judge(plan).verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('explain themselves in both languages, and the verdict is that of the findings', () => {
    fc.assert(
      fc.property(dossier, (plan) => {
        const { verdict, findings } = judge(plan, { allowOffCampus: false });
        expect(verdict).toBe(verdictOf(findings));
        // What the course itself says is quoted, whatever its language.
        const own = [plan.course.title, plan.course.summary, ...plan.course.syllabus].join('\n');
        for (const { message, source, actual, limit, path, rule } of findings) {
          expect(source).not.toBe('');
          expect(path).not.toBe('');
          expect(typeof actual + typeof limit).toBe('stringstring');
          const quoted = path.startsWith('course.') ? [actual, own] : [];
          expect(without(message.zh, quoted), rule).not.toMatch(/[{}]|[A-Za-z]{2,}/);
          expect(without(message.en, quoted), rule).not.toMatch(/[{}]|\p{Script=Han}/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('change nothing in what they judge, and say the same again', () => {
    fc.assert(
      fc.property(dossier, (plan) => {
        const before = JSON.stringify(plan);
        expect(judge(plan)).toEqual(judge(plan));
        expect(JSON.stringify(plan)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it('never throw over a whole day either', () => {
    fc.assert(
      fc.property(fc.array(dossier, { maxLength: 3 }), (plans) => {
        const rules = ({ asOf, region }: Dossier) => rulesInForce(ruleBook, { on: asOf, region });
        const { verdict, findings } = checkDay(plans, { rules, calendar: county, allowOffCampus: true });
        expect(verdict).toBe(verdictOf(findings));
      }),
      { numRuns: 50 },
    );
  });
});

function without(text: string, quotes: readonly string[]): string {
  return quotes.reduce((left, quote) => (quote === '' ? left : left.split(quote).join('')), text);
}
