import { z } from 'zod';

export type JsonSchema = { [key: string]: unknown };

const DEFS = '#/$defs/';
const COMPONENTS = '#/components/schemas/';

/**
 * JSON Schemas (2020-12, which OpenAPI 3.1 takes as they are) of zod schemas. Those with an id become components and are
 * referred to; the same id with another content is a mistake of ours.
 */
export class JsonSchemas {
  readonly components: Record<string, JsonSchema> = {};

  /**
   * @param io `input`: what a caller sends; `output`: what an answer has. Answers may grow by fields, so nobody is told
   * that there are no others.
   */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, properties } = z.toJSONSchema(z.object({ root: schema }), { io }) as unknown as {
      $defs?: Record<string, JsonSchema>;
      properties: { root: JsonSchema };
    };
    for (const [name, made] of Object.entries($defs)) this.#keep(name, tidy(made, io) as JsonSchema);
    return tidy(properties.root, io) as JsonSchema;
  }

  #keep(name: string, made: JsonSchema): void {
    const known = this.components[name];
    if (known && JSON.stringify(known) !== JSON.stringify(made)) {
      throw new Error(`two schemas are called ${name}`);
    }
    this.components[name] = made;
  }
}

function tidy(value: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, io));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, of]) => !(io === 'output' && key === 'additionalProperties' && of === false))
      // Whole numbers have no end in what is said about them but in what a program can count.
      .filter(([, of]) => of !== Number.MAX_SAFE_INTEGER && of !== Number.MIN_SAFE_INTEGER)
      .map(([key, of]) => [
        key,
        key === '$ref' && typeof of === 'string' ? of.replace(DEFS, COMPONENTS) : tidy(of, io),
      ]),
  );
}
