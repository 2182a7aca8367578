import { z } from 'zod';
import { isId } from '~/domain/id';

/** A text that the county keeps in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Words' });

export const id = z.string().refine(isId, 'invalid').meta({ format: 'uuid' });
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });
export const time = z.string().regex(/^\d{2}:\d{2}$/);
/** Money is whole fen everywhere. */
export const fen = z.int();
export const count = z.int().min(0);

/** A school, a provider, a town: its id, which is no UUID everywhere, and its name. */
export const named = z.object({ id: z.string(), name: words }).meta({ id: 'Named' });

/** Why something is not possible, with its words in the language asked for and the rule behind it. */
export const refusal = z
  .object({
    code: z.string(),
    path: z.string(),
    ruleId: z.string().nullable(),
    detail: z.string(),
  })
  .meta({ id: 'Refusal' });

/** RFC 9457, with the reasons one by one. */
export const problem = z
  .object({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    path: z.string().optional(),
    errors: z.array(refusal),
  })
  .meta({ id: 'Problem' });

/** One slice of a list; `next` is null on the last. */
export const slice = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A parameter that is repeated for several values. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(40).optional();

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** How many of a list at once. */
export const limit = z.coerce.number().int().min(1).max(100).default(24);
