import type { Operation } from '../operation';
import * as courses from './courses';
import * as draws from './draws';
import * as families from './families';
import * as places from './places';
import * as rules from './rules';

/** Every operation there is, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [courses, draws, families, places, rules].flatMap(
  (module) => Object.values(module) as Operation[],
);

export type OperationId =
  | (typeof courses)[keyof typeof courses]['id']
  | (typeof draws)[keyof typeof draws]['id']
  | (typeof families)[keyof typeof families]['id']
  | (typeof places)[keyof typeof places]['id']
  | (typeof rules)[keyof typeof rules]['id'];
