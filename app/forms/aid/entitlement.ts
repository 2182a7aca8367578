import { z } from 'zod';
import { ENDING_REASONS, ENTITLEMENT_CLASSES, ENTITLEMENT_SOURCES } from '~/domain/aid/entitlement';
import { date } from '~/forms/provider/fields';

const REGISTERS = ['civil_affairs', 'agriculture', 'disabled_federation'] as const;

/** A register file and whose it is; what is inside is looked at, not its name. */
export const registerUpload = z.object({
  source: z.enum(REGISTERS, 'required'),
  file: z.file('required').min(1, 'required'),
});

/** What can be posted to a preview: apply, with the entitlements that are ticked to end, or drop it. */
export const registerAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('apply'),
    seen: z.string().min(1).max(64),
    ending: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.string().max(40)),
    ),
  }),
  z.object({ act: z.literal('discard') }),
]);

/** The part of the list that is shown, from the address. */
export const entitlementFilter = z.object({
  state: z.enum(['in_force', 'to_come', 'over']).catch('in_force'),
  class: z.enum(ENTITLEMENT_CLASSES).nullable().catch(null),
  source: z.enum(ENTITLEMENT_SOURCES).nullable().catch(null),
  school: z.string().min(1).max(40).nullable().catch(null),
  name: z.string().trim().max(50).catch(''),
});

export type EntitlementFilter = z.output<typeof entitlementFilter>;

export const endingForm = z.object({ lastDay: date, reason: z.enum(ENDING_REASONS, 'required') });

/** An officer's decision about an application. */
export const claimDecision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('grant'), from: date, to: date }),
  z.object({
    act: z.literal('decline'),
    answer: z.string('required').trim().min(1, 'required').max(500, 'too_long?max=500'),
  }),
]);

/** What a guardian posts on a child's aid page: a new application, or one taken back. */
export const childAidAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('apply'),
    class: z.enum(ENTITLEMENT_CLASSES, 'required'),
    from: date,
    to: date,
    proof: z.file('required').min(1, 'required'),
  }),
  z.object({ act: z.literal('withdraw'), claimId: z.string().max(40) }),
]);
