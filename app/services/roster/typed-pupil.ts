import type { SchoolDate } from '~/domain/calendar';
import { gradesOf } from '~/domain/grade';
import { type Refusal, type Refused, refused } from '~/domain/refusal';
import { ROSTER_COLUMNS } from '~/domain/roster/columns';
import { type RosterRow, readRoster } from '~/domain/roster/read';
import type { SchoolKind } from '~/domain/states';

/** What is typed of one pupil, field by field as in a roster. */
export type TypedPupil = Record<(typeof ROSTER_COLUMNS)[number], string>;

/**
 * One typed pupil by the very rules of a roster file, so that a form takes exactly what an import takes. Errors stand at
 * their fields; what is only odd (a check character) does not hold up a person who typed it on purpose.
 */
export function readTypedPupil(
  typed: TypedPupil,
  { asOf, schoolKind }: { asOf: SchoolDate; schoolKind: SchoolKind },
): { kind: 'read'; pupil: RosterRow } | Refused {
  const sheet = [HEADING, ROSTER_COLUMNS.map((column) => typed[column])];
  const file = readRoster(sheet, { asOf, grades: gradesOf(schoolKind) });
  if (file.kind === 'refused')
    return refused(...ROSTER_COLUMNS.map((path): Refusal => ({ code: 'required', path })));
  const [pupil] = file.rows;
  if (pupil) return { kind: 'read', pupil };
  const errors = file.issues.filter(({ severity }) => severity === 'error');
  return refused(...errors.map(({ code, column }): Refusal => ({ code, path: column })));
}

const HEADING = ['name', 'pupil number', 'birth date', 'grade', 'class'];
