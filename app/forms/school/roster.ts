import { z } from 'zod';
import '~/i18n/zod-codes';

/** A roster file; what is inside is looked at, not its name. */
export const rosterUpload = z.object({ file: z.file('required').min(1, 'required') });

const CHOICES = ['leave', 'take', 'add', 'renumber'] as const;

/** What can be posted to a preview: apply with the choices for doubtful rows (`row-12=take`), or drop it. */
export const rosterAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('apply'), seen: z.string().min(1).max(64) }),
  z.object({ act: z.literal('discard') }),
]);

/** The choices for doubtful rows among the fields of a preview; what is none of them is left out. */
export function rowChoices(fields: Iterable<[string, unknown]>): Map<number, (typeof CHOICES)[number]> {
  const choices = new Map<number, (typeof CHOICES)[number]>();
  for (const [name, value] of fields) {
    const row = /^row-(\d{1,6})$/.exec(name)?.[1];
    const choice = CHOICES.find((each) => each === value);
    if (row && choice) choices.set(Number(row), choice);
  }
  return choices;
}

/** The part of the roster that is shown, from the address. */
export const rosterFilter = z.object({
  grade: z.coerce.number().int().min(1).max(9).nullable().catch(null),
  class: z.string().max(20).nullable().catch(null),
  name: z.string().max(50).catch(''),
  left: z.coerce.boolean().catch(false),
});
