import {
  clock,
  instantOf,
  isSchoolDate,
  minuteNowInShanghai,
  parseClock,
  todayInShanghai,
} from '~/domain/calendar';
import { parseYuan, yuanText } from '~/domain/money';
import type { PlanDraft } from '~/domain/planning/draft';
import { AUDIENCES, PAYERS, TEACHING_ROLES, type TeachingRole } from '~/domain/states';

/** The weekdays a plan has a row for. */
export const PLAN_WEEKDAYS = [1, 2, 3, 4, 5] as const;

type SlotText = { on: boolean; start: string; end: string };

/** What stands in the fields of a plan, as typed: nothing is lost, whatever it is. */
export type PlanText = {
  grades: string[];
  audience: string;
  /** By weekday, Monday first. */
  slots: SlotText[];
  firstDate: string;
  weeks: string;
  /** Role by instructor; '' teaches nothing here. */
  staff: Record<string, string>;
  capacity: string;
  minimum: string;
  payer: string;
  collectedBy: string;
  perLesson: string;
  materials: string;
  opensAt: string;
  closesAt: string;
};

const staffPrefix = 'staff:';

/** The fields of a posted or half-typed form. The same in the browser, while one types, and in the action. */
export function readPlan(form: FormData): PlanText {
  const get = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const staff = [...form.keys()].filter((name) => name.startsWith(staffPrefix));
  return {
    grades: form.getAll('grades').map(String),
    audience: get('audience'),
    slots: PLAN_WEEKDAYS.map((day) => ({
      on: form.has(`slot${day}`),
      start: get(`slot${day}Start`),
      end: get(`slot${day}End`),
    })),
    firstDate: get('firstDate'),
    weeks: get('weeks'),
    staff: Object.fromEntries(staff.map((name) => [name.slice(staffPrefix.length), get(name)])),
    capacity: get('capacity'),
    minimum: get('minimum'),
    payer: get('payer'),
    collectedBy: get('collectedBy'),
    perLesson: get('perLesson'),
    materials: get('materials'),
    opensAt: get('opensAt'),
    closesAt: get('closesAt'),
  };
}

/** A stored draft as it stands in the fields. */
export function planText(draft: PlanDraft): PlanText {
  return {
    grades: draft.grades.map(String),
    audience: draft.audience,
    slots: PLAN_WEEKDAYS.map((day) => {
      const slot = draft.slots.find(({ weekday }) => weekday === day);
      return slot
        ? { on: true, start: clock(slot.startMinute), end: clock(slot.endMinute) }
        : { on: false, start: '', end: '' };
    }),
    firstDate: draft.firstDate ?? '',
    weeks: String(draft.weeks),
    staff: Object.fromEntries(draft.staff.map(({ instructorId, role }) => [instructorId, role])),
    capacity: String(draft.capacity),
    minimum: String(draft.minimum),
    payer: draft.payer,
    collectedBy: draft.collectedBy,
    perLesson: yuanText(draft.perLessonFen),
    materials: draft.materialsFen === 0 ? '' : yuanText(draft.materialsFen),
    opensAt: draft.opensAt ? localTime(draft.opensAt) : '',
    closesAt: draft.closesAt ? localTime(draft.closesAt) : '',
  };
}

/** What the fields mean. A number or amount nobody can read is NaN: the rules say so beside its field. */
export function planDraft(text: PlanText): PlanDraft {
  return {
    grades: text.grades.map(Number).filter(Number.isInteger),
    audience: AUDIENCES.find((each) => each === text.audience) ?? 'own_school',
    slots: chosenDays(text).map(({ day, slot }) => ({
      weekday: day,
      startMinute: parseClock(slot.start) ?? Number.NaN,
      endMinute: parseClock(slot.end) ?? Number.NaN,
    })),
    firstDate: isSchoolDate(text.firstDate) ? text.firstDate : null,
    weeks: whole(text.weeks),
    staff: chosenStaff(text),
    capacity: whole(text.capacity),
    minimum: whole(text.minimum),
    payer: PAYERS.find((each) => each === text.payer) ?? 'family',
    collectedBy: text.collectedBy || 'school',
    perLessonFen: parseYuan(text.perLesson) ?? Number.NaN,
    materialsFen: text.materials === '' ? 0 : (parseYuan(text.materials) ?? Number.NaN),
    opensAt: instantFrom(text.opensAt),
    closesAt: instantFrom(text.closesAt),
  };
}

/** The field that a finding about the draft stands beside: `slots[1].startMinute` → `slot4Start`. '' for the whole form. */
export function planField(path: string | undefined, text: PlanText): string {
  if (path === undefined || path === 'courseId') return '';
  const slot = /^slots\[(\d+)\]\.(\w+)$/.exec(path);
  if (slot) {
    const day = chosenDays(text)[Number(slot[1])]?.day;
    return `slot${day}${slot[2] === 'weekday' ? '' : slot[2] === 'endMinute' ? 'End' : 'Start'}`;
  }
  const person = /^staff\[(\d+)\]$/.exec(path);
  if (person) return staffPrefix + (chosenStaff(text)[Number(person[1])]?.instructorId ?? '');
  return { perLessonFen: 'perLesson', materialsFen: 'materials' }[path] ?? path;
}

/** The name of the field that holds an instructor's role. */
export function staffField(instructorId: string): string {
  return staffPrefix + instructorId;
}

/** Roles of the people chosen, from a form that has only those fields. */
export function chosenStaff(text: Pick<PlanText, 'staff'>): { instructorId: string; role: TeachingRole }[] {
  return Object.entries(text.staff).flatMap(([instructorId, typed]) => {
    const role = TEACHING_ROLES.find((each) => each === typed);
    return role ? [{ instructorId, role }] : [];
  });
}

function chosenDays(text: PlanText) {
  return PLAN_WEEKDAYS.map((day, index) => ({ day, slot: text.slots[index] })).filter(
    (each): each is { day: (typeof PLAN_WEEKDAYS)[number]; slot: SlotText } => each.slot?.on === true,
  );
}

function whole(typed: string): number {
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
}

/** The county's wall clock as a browser's date-and-time field has it: 2026-09-10T09:00. */
function localTime(at: Date): string {
  return `${todayInShanghai(at)}T${clock(minuteNowInShanghai(at))}`;
}

function instantFrom(typed: string): Date | null {
  const [date = '', time = ''] = typed.split('T');
  const minute = parseClock(time.slice(0, 5));
  return isSchoolDate(date) && minute !== null ? instantOf(date, minute) : null;
}
