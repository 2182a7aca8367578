import { z } from 'zod';
import type { DrawInput } from '~/domain/allocation/market';
import { timeText } from '../rules/dossier';
import { type Read, readWith } from '../rules/problem';

const id = z.string().min(1).max(200);
const count = z.int().min(0).max(1_000_000);
const slot = z
  .strictObject({ weekday: z.int().min(1).max(7), start: timeText, end: timeText })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'is not after the start' });

const offering = z.strictObject({
  id,
  capacity: count,
  reserved: z.array(z.strictObject({ tag: z.string().min(1), places: count })).default([]),
  slots: z.array(slot).default([]),
});

const applicant = z.strictObject({
  id,
  wishes: z.array(id),
  cap: count,
  tags: z.array(z.string()).default([]),
  group: z.string().min(1).nullable().default(null),
});

/** What a draw is counted from (formats.md 3). */
export const drawInputSchema = z.strictObject({
  seed: z.string().min(1),
  offerings: z.array(offering),
  applicants: z.array(applicant),
});

const place = z.strictObject({
  applicant: id,
  offering: id,
  round: z.int().min(1),
  as: z.enum(['reserved', 'open']),
});
const waiting = z.strictObject({ offering: id, applicant: id, position: z.int().min(1) });
const reason = z.strictObject({
  applicant: id,
  offering: id,
  number: count,
  of: count,
  lastAdmitted: count,
  why: z.enum(['full', 'overlaps', 'at_cap', 'group_too_large']),
});

const claimSchema = z.strictObject({
  input: drawInputSchema,
  // An outcome may be published in part; what is there is held against what was counted again.
  output: z.strictObject({
    algorithm: z.string().optional(),
    commitment: z.string().optional(),
    places: z.array(place),
    waiting: z.array(waiting).optional(),
    reasons: z.array(reason).optional(),
  }),
  commitment: z.string(),
});

/** A published draw: what went in, what came out, and the commitment that was made before. */
export type DrawClaim = z.output<typeof claimSchema>;

/** Reads the input of a draw, or says what is wrong where. */
export function readDrawInput(value: unknown): Read<DrawInput> {
  return readWith(drawInputSchema, value);
}

/** Reads a published draw, or says what is wrong where. */
export function readDrawClaim(value: unknown): Read<DrawClaim> {
  return readWith(claimSchema, value);
}
