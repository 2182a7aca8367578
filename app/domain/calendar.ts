/**
 * One door for everything about days and times of day: plain date arithmetic, the county's wall clock,
 * and the school calendar (K1: "is this a school day" is stored data, never "Monday to Friday").
 */
export * from './calendar/clock';
export * from './calendar/dates';
export * from './calendar/plausible';
export * from './calendar/school-days';
