import { describe, expect, it } from 'vitest';
import { minuteOf } from '~/domain/calendar';
import type { PlanDraft } from '~/domain/planning/draft';
import { planDraft, planField, planText, readPlan, staffField } from '~/forms/provider/plan';

const draft: PlanDraft = {
  grades: [3, 4],
  audience: 'county',
  slots: [
    { weekday: 2, startMinute: minuteOf('15:40'), endMinute: minuteOf('17:10') },
    { weekday: 4, startMinute: minuteOf('16:00'), endMinute: minuteOf('17:00') },
  ],
  firstDate: '2026-09-22',
  weeks: 6,
  staff: [{ instructorId: 'b', role: 'assistant' }],
  capacity: 20,
  minimum: 8,
  payer: 'county',
  collectedBy: 'school',
  perLessonFen: 3550,
  materialsFen: 1200,
  opensAt: new Date('2026-09-10T01:00:00Z'),
  closesAt: new Date('2026-09-20T12:00:00Z'),
};

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('the fields of a plan', () => {
  it('hold a stored draft and give it back, times by the clocks of the county', () => {
    const text = planText(draft);
    expect(text).toMatchObject({ opensAt: '2026-09-10T09:00', perLesson: '35.50', weeks: '6' });
    expect(planDraft(text)).toEqual(draft);
  });

  it('keep whatever was typed, and what nobody can read is no number', () => {
    const text = readPlan(
      formOf([
        ['capacity', 'about twenty'],
        ['perLesson', '35,5'],
        ['slot2', 'on'],
        ['slot2Start', ''],
        ['slot2End', '17:10'],
        [staffField('a'), ''],
        [staffField('b'), 'lead'],
        ['opensAt', 'soon'],
      ]),
    );
    expect(text).toMatchObject({ capacity: 'about twenty', perLesson: '35,5', opensAt: 'soon' });
    const read = planDraft(text);
    expect(read).toMatchObject({ capacity: Number.NaN, perLessonFen: Number.NaN, opensAt: null });
    expect(read.slots).toEqual([{ weekday: 2, startMinute: Number.NaN, endMinute: minuteOf('17:10') }]);
    expect(read.staff).toEqual([{ instructorId: 'b', role: 'lead' }]);
  });

  it('are found by the path of what was said about them', () => {
    const text = planText(draft);
    expect(planField('slots[1].startMinute', text)).toBe('slot4Start');
    expect(planField('slots[0].endMinute', text)).toBe('slot2End');
    expect(planField('slots[0].weekday', text)).toBe('slot2');
    expect(planField('staff[0]', text)).toBe(staffField('b'));
    expect(planField('perLessonFen', text)).toBe('perLesson');
    expect(planField('capacity', text)).toBe('capacity');
    expect(planField('courseId', text)).toBe('');
    expect(planField(undefined, text)).toBe('');
  });
});
