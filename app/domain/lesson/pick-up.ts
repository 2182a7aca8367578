/**
 * Children up to this grade do not leave alone: somebody whom their guardians named fetches them. Lower grades in the
 * sense of the schools' own practice (低年级, grades one to three); rules.md 3.2 puts them first for care.
 */
export const FETCHED_UP_TO_GRADE = 3;

/** How somebody who fetches a child is related to it. */
export const PICK_UP_RELATIONS = ['mother', 'father', 'grandparent', 'relative', 'neighbor', 'care'] as const;
export type PickUpRelation = (typeof PICK_UP_RELATIONS)[number];

/** Most people one child can have on the list. */
export const MAX_PICK_UP_PEOPLE = 6;
