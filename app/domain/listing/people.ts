import type { SchoolDate } from '../calendar';
import { checkStateOn } from '../staff/check';
import type { ProviderKind } from '../states';
import type { Applicant } from './application';
import { expiryOf, type ListingItem, type ListingSubject } from './item';

/** What is wrong with the people on a day: P3 for individuals, P6 qualification, P7, C5, P8 check, P9 consent to it. */
export function instructorItems(
  kind: ProviderKind,
  instructors: readonly Applicant[],
  asOf: SchoolDate,
): ListingItem[] {
  const subject: ListingSubject = { kind: 'provider' };
  const staff = instructors.filter((person) => person.leftOn === null || person.leftOn > asOf);
  if (staff.length === 0) return [{ code: 'instructor_missing', ruleId: 'P6', subject, severity: 'missing' }];
  const items = staff.flatMap((person) => personItems(person, asOf));
  const qualified = staff.filter((person) => isQualified(person, asOf));
  if (qualified.length === 0) {
    items.unshift({ code: 'no_qualified_instructor', ruleId: 'P6', subject, severity: 'missing' });
  } else if (kind === 'individual' && qualified.every((person) => person.qualification?.kind === 'other')) {
    // P3 names who may come alone: teachers, coaches, artists, craftspeople, heritage inheritors.
    items.unshift({ code: 'individual_not_eligible', ruleId: 'P3', subject, severity: 'barred' });
  }
  return items;
}

function isQualified({ qualification }: Applicant, asOf: SchoolDate): boolean {
  return qualification !== null && expiryOf(qualification.validTo, asOf) !== 'expired';
}

function personItems(person: Applicant, asOf: SchoolDate): ListingItem[] {
  const subject: ListingSubject = { kind: 'instructor', id: person.id, name: person.name };
  const items: ListingItem[] = [];
  if (person.inServiceTeacher) {
    items.push({ code: 'in_service_teacher', ruleId: 'P7', subject, severity: 'barred' });
  }
  if (person.livesOverseas) items.push({ code: 'lives_overseas', ruleId: 'C5', subject, severity: 'barred' });
  items.push(...qualificationItems(person, subject, asOf));
  if (person.checkConsentOn === null) {
    items.push({ code: 'check_consent_missing', ruleId: 'P9', subject, severity: 'missing' });
  }
  return [...items, ...checkItems(person, subject, asOf)];
}

function qualificationItems(
  { qualification }: Applicant,
  subject: ListingSubject,
  asOf: SchoolDate,
): ListingItem[] {
  // P6 binds whoever leads a class; without a qualification one can still assist.
  if (!qualification) return [{ code: 'assistant_only', ruleId: 'P6', subject, severity: 'note' }];
  const severity = expiryOf(qualification.validTo, asOf);
  if (!severity || !qualification.validTo) return [];
  return [
    { code: `qualification_${severity}`, ruleId: 'P6', subject, severity, validTo: qualification.validTo },
  ];
}

function checkItems({ checks }: Applicant, subject: ListingSubject, asOf: SchoolDate): ListingItem[] {
  const ruleId = 'P8';
  const state = checkStateOn(checks, asOf);
  if (state.kind === 'missing') return [{ code: 'check_missing', ruleId, subject, severity: 'missing' }];
  if (state.kind === 'hit') return [{ code: 'check_hit', ruleId, subject, severity: 'barred' }];
  const severity = expiryOf(state.until, asOf);
  if (!severity) return [];
  return [{ code: `check_${severity}`, ruleId, subject, severity, validTo: state.until }];
}
