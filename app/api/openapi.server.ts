import type { LoaderFunctionArgs } from '@remix-run/node';
import { env } from '~/http/env.server';
import { languageAsked } from '~/http/locale.server';
import type { Lng } from '~/i18n/config';
import { apiWords } from './api-words.server';
import { describe } from './field-words.server';
import { type JsonSchema, JsonSchemas } from './json-schemas';
import type { Operation } from './operation';
import { TAGS } from './operation';
import { problemsOf } from './operation-problems';
import { OPERATIONS, type OperationId } from './operations';
import { problemAnswer } from './problem-answer.server';
import { PROBLEMS } from './problems';
import { problem as problemSchema } from './schemas/common';

export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: JsonSchema };
};

const made = new Map<Lng, OpenApi>();

/** The API in OpenAPI 3.1, out of the schemas that requests and answers go through, with the words of a language. */
export function openApi(lng: Lng): OpenApi {
  const known = made.get(lng) ?? make(lng);
  made.set(lng, known);
  return known;
}

/** GET /api/v1/openapi.json; for anybody, from pages of any site. */
export async function documentAnswer({ request }: LoaderFunctionArgs): Promise<Response> {
  const lng = languageAsked(request.headers.get('accept-language'));
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return problemAnswer('method_not_allowed', lng, { headers: { allow: 'GET, HEAD' } });
  }
  return Response.json(openApi(lng), {
    headers: {
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'content-language': lng,
      vary: 'Accept-Language',
    },
  });
}

function make(lng: Lng): OpenApi {
  const t = apiWords(lng);
  const schemas = new JsonSchemas();
  const problem = schemas.of(problemSchema, 'output');
  const paths: OpenApi['paths'] = {};
  for (const each of OPERATIONS) {
    paths[each.path] = { ...paths[each.path], [each.method]: operationObject(each, schemas, problem, lng) };
  }
  return {
    openapi: '3.1.1',
    info: { title: t('document.title'), version: '1.0.0', description: t('document.description') },
    servers: [{ url: `${env().BASE_URL}/api/v1` }],
    tags: TAGS.map((name) => ({ name, description: t(`tag.${name}`) })),
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas.components).map(([name, of]) => [name, describe(of, name, lng)]),
      ),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'asm_…', description: t('document.token') },
      },
    },
  };
}

function operationObject(of: Operation, schemas: JsonSchemas, problem: JsonSchema, lng: Lng): JsonSchema {
  const t = apiWords(lng);
  const id = of.id as OperationId;
  const { status, schema } = of.answer;
  const body = of.body && schemas.of(of.body, 'input');
  return {
    operationId: of.id,
    tags: [of.tag],
    summary: t(`operation.${id}.summary`),
    description: t(`operation.${id}.description`),
    // An empty requirement among them: a token may come along and need not.
    security: of.scope ? [{ token: [of.scope] }] : [{}, { token: [] }],
    parameters: parametersOf(of, schemas, lng),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: describe(body, '', lng),
            ...(of.example !== undefined && { example: of.example }),
          },
        },
      },
    }),
    responses: {
      [status]: {
        description: t(`status.${status}`),
        headers: headersOf(of, lng),
        ...(schema && { content: { 'application/json': { schema: schemas.of(schema, 'output') } } }),
      },
      ...problemResponses(of, problem, lng),
    },
  };
}

function parametersOf(of: Operation, schemas: JsonSchemas, lng: Lng): JsonSchema[] {
  const t = apiWords(lng);
  const places = [
    { in: 'path', schema: of.params },
    { in: 'query', schema: of.query },
  ] as const;
  const named = places.flatMap(({ in: place, schema }) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemas.of(schema, 'input') as {
      properties?: Record<string, JsonSchema>;
      required?: string[];
    };
    const described = describe({ properties }, 'parameter', lng) as {
      properties: Record<string, JsonSchema>;
    };
    return Object.entries(described.properties).map(([name, { description, ...value }]) => ({
      name,
      in: place,
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema: value,
    }));
  });
  if (of.key === 'none') return named;
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: of.key === 'required',
    description: t('document.key'),
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  return [...named, key];
}

function headersOf({ key }: Operation, lng: Lng): JsonSchema {
  const t = apiWords(lng);
  const text = { type: 'string' };
  return {
    RateLimit: { description: t('document.rateLimit'), schema: text },
    'RateLimit-Policy': { description: t('document.rateLimitPolicy'), schema: text },
    ...(key !== 'none' && {
      'Idempotency-Replayed': { description: t('document.replayed'), schema: { type: 'string' } },
    }),
  };
}

/** By status, with the codes that it may have; `x-codes` has them for programs. */
function problemResponses(of: Operation, problem: JsonSchema, lng: Lng): JsonSchema {
  const t = apiWords(lng);
  const codes = new Map<number, { code: string; words: string }[]>();
  const add = (status: number, code: string, words: string) =>
    codes.set(status, [...(codes.get(status) ?? []), { code, words }]);
  for (const code of problemsOf(of)) add(PROBLEMS[code], code, t(`problem.${code}.title`));
  for (const code of of.refusals) add(code === 'consent_missing' ? 422 : 409, code, t('refused'));
  return Object.fromEntries(
    [...codes].map(([status, list]) => [
      String(status),
      {
        description: list.map(({ code, words }) => `\`${code}\`: ${words}`).join('\n\n'),
        'x-codes': list.map(({ code }) => code),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
