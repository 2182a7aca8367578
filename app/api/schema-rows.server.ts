import type { Lng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import type { JsonSchema } from './json-schemas';

/** One field of a body or an answer, for reading: `consent.childData`. */
export type FieldRow = { path: string; type: string; required: boolean; words: string };

const DEEPEST = 4;

type Of = JsonSchema & {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Of[];
  items?: Of;
  properties?: Record<string, Of>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  description?: string;
};

/** Schemas of one document, as tables and examples show them. */
export class SchemaReader {
  constructor(
    private readonly components: Record<string, JsonSchema>,
    private readonly lng: Lng,
  ) {}

  /** Fields in the order of the schema, those of objects within behind their own. */
  rows(schema: JsonSchema, path = '', depth = 0): FieldRow[] {
    const of = this.#plain(schema);
    const within = of.items ? this.#plain(of.items) : of;
    const prefix = of.items ? `${path}[]` : path;
    if (!within.properties || depth >= DEEPEST) return [];
    return Object.entries(within.properties).flatMap(([name, field]) => {
      const here = prefix ? `${prefix}.${name}` : name;
      const row = {
        path: here,
        type: this.type(field),
        required: within.required?.includes(name) ?? false,
        words: field.description ?? '',
      };
      return [row, ...this.rows(field, here, depth + 1)];
    });
  }

  /** In words: `list of id`, `one of held, confirmed or null`. */
  type(schema: JsonSchema): string {
    const t = translate(this.lng, 'api');
    const found = this.#found(schema);
    const choices = found.anyOf?.filter(({ type }) => type !== 'null');
    if (choices && choices.length === 1) {
      return t('reference.type.orNull', { of: this.type(choices[0] as JsonSchema) });
    }
    if (Array.isArray(found.type) && found.type.includes('null')) {
      const [type] = found.type.filter((each) => each !== 'null');
      return t('reference.type.orNull', { of: this.type({ ...found, type }) });
    }
    if (found.enum) return t('reference.type.oneOf', { of: found.enum.map(String).join(', ') });
    const { minimum: from, maximum: to, format } = found;
    switch (found.type) {
      case 'array':
        return t('reference.type.list', { of: this.type(found.items ?? {}) });
      case 'string':
        if (format === 'uuid') return t('reference.type.uuid');
        if (format === 'date') return t('reference.type.date');
        if (format === 'date-time') return t('reference.type.instant');
        return format === 'uri' ? t('reference.type.uri') : t('reference.type.text');
      case 'integer':
      case 'number': {
        const of = t(`reference.type.${found.type}`);
        return from !== undefined && to !== undefined ? t('reference.type.range', { of, from, to }) : of;
      }
      case 'boolean':
        return t('reference.type.boolean');
      case 'object':
        return t('reference.type.object');
      default:
        return t('reference.type.any');
    }
  }

  /** Something that the schema describes. */
  sample(schema: JsonSchema, depth = 0): unknown {
    const of = this.#plain(schema);
    if (of.const !== undefined) return of.const;
    if (of.enum) return of.enum[0];
    switch (Array.isArray(of.type) ? of.type[0] : of.type) {
      case 'array':
        return depth > DEEPEST ? [] : [this.sample(of.items ?? {}, depth + 1)];
      case 'object':
        return Object.fromEntries(
          Object.entries(of.properties ?? {}).map(([name, field]) => [name, this.sample(field, depth + 1)]),
        );
      case 'integer':
      case 'number':
        return of.minimum ?? 0;
      case 'boolean':
        return true;
      case 'string':
        return SAMPLES[of.format ?? ''] ?? '…';
      default:
        return null;
    }
  }

  #found(schema: JsonSchema): Of {
    const name = (schema as Of).$ref?.split('/').at(-1);
    return name === undefined ? (schema as Of) : ((this.components[name] ?? {}) as Of);
  }

  /** Without a reference and without "or null". */
  #plain(schema: JsonSchema): Of {
    const of = this.#found(schema);
    const choice = of.anyOf?.find(({ type }) => type !== 'null');
    return choice ? this.#found(choice) : of;
  }
}

const SAMPLES: Record<string, string> = {
  uuid: '01994d2e-6c11-7000-8000-000000000001',
  date: '2026-09-08',
  'date-time': '2026-09-08T07:40:00.000Z',
  uri: 'https://example.com/',
};
