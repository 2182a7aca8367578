import type { Lng } from '~/i18n/config';
import { serverI18n, translate } from '~/i18n/translate.server';
import type { JsonSchema } from './json-schemas';

/**
 * A JSON Schema with what its fields mean: `openapi:fields.<Schema>.<field>` where a schema has words of its own for it, else
 * `openapi:fields.any.<field>`.
 */
export function describe(schema: JsonSchema, name: string, lng: Lng): JsonSchema {
  const { properties, items, anyOf, ...rest } = schema as {
    properties?: Record<string, JsonSchema>;
    items?: JsonSchema;
    anyOf?: JsonSchema[];
  } & JsonSchema;
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([field, of]) => [field, described(of, name, field, lng)]),
      ),
    }),
    ...(items && !Array.isArray(items) && typeof items === 'object' && { items: describe(items, name, lng) }),
    ...(anyOf && { anyOf: anyOf.map((each) => describe(each, name, lng)) }),
  };
}

function described(schema: JsonSchema, name: string, field: string, lng: Lng): JsonSchema {
  const words = wordsOf(name, field, lng);
  return { ...describe(schema, name, lng), ...(words !== undefined && { description: words }) };
}

function wordsOf(name: string, field: string, lng: Lng): string | undefined {
  const i18n = serverI18n(lng);
  const key = [`openapi:fields.${name || 'any'}.${field}`, `openapi:fields.any.${field}`].find((each) =>
    i18n.exists(each, { lng }),
  );
  return key && (translate(lng, 'openapi') as unknown as (key: string) => string)(key);
}
