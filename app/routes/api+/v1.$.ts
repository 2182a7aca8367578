import { nowhere } from '~/api/nowhere.server';

/** Addresses below /api/v1 that are none: a program gets a problem, never a page. */
export const loader = nowhere;
export const action = nowhere;
