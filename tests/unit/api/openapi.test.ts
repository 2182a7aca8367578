import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApi } from '~/api/openapi.server';
import { OPERATIONS } from '~/api/operations';
import { routedOperations } from '../../integration/api/routed';

type Schema = { [key: string]: unknown; properties?: Record<string, Schema> };

/** Every `$ref` in a document. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, of]) => (key === '$ref' ? [String(of)] : refsIn(of)));
}

describe.each(['zh-CN', 'en'] as const)('the document in %s', (lng) => {
  const document = openApi(lng);

  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('refers to nothing that is not there', () => {
    const there = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refsIn(document).filter((ref) => !there.includes(ref))).toEqual([]);
  });

  it('says of every operation what it is, by whom it may be asked and what can be wrong', () => {
    for (const of of OPERATIONS) {
      const said = document.paths[of.path]?.[of.method] as {
        summary: string;
        description: string;
        security: object[];
        responses: Record<string, object>;
      };
      expect(said.summary, of.id).not.toMatch(/^operation\./);
      expect(said.description.length, of.id).toBeGreaterThan(10);
      expect(said.security, of.id).toEqual(of.scope ? [{ token: [of.scope] }] : [{}, { token: [] }]);
      const statuses = Object.keys(said.responses).map(Number);
      expect(statuses, of.id).toEqual(expect.arrayContaining([of.answer.status, 401, 422, 429, 500]));
      if (of.scope) expect(statuses, of.id).toContain(403);
      if (of.refusals.length > 0) expect(statuses, of.id).toContain(409);
    }
  });

  it('says of every parameter and every field of a body what it means', () => {
    const unsaid = OPERATIONS.flatMap((of) => {
      const said = document.paths[of.path]?.[of.method] as unknown as {
        parameters: { name: string; description?: string }[];
      };
      return said.parameters.filter(({ description }) => !description).map(({ name }) => `${of.id} ${name}`);
    });
    expect(unsaid).toEqual([]);
    const bodies = ['NewEnrollment', 'Consent', 'Cancellation', 'NewWishes', 'NewWaitingEntry', 'Acceptance'];
    const fields = bodies.flatMap((name) =>
      Object.entries((document.components.schemas[name] as Schema).properties ?? {}).map(
        ([field, { description }]) => [`${name}.${field}`, description],
      ),
    );
    expect(fields.filter(([, description]) => !description)).toEqual([]);
  });
});

it('has every operation at an address of ours, and no address without one', () => {
  const named = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(routedOperations().sort()).toEqual(named.sort());
});

it('shows bodies that its own schemas accept', () => {
  for (const { id, body, example } of OPERATIONS) {
    if (body) expect(body.safeParse(example).error, id).toBeUndefined();
  }
});
