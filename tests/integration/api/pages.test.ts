import { expect, it } from 'vitest';
import { OPERATIONS } from '~/api/operations';
import * as reference from '~/routes/_public+/api._index';
import * as operationPage from '~/routes/_public+/api.operations.$operationId';
import * as problems from '~/routes/_public+/api.problems';
import { rendered } from '../rules/rendered';

it('names every operation, in both languages', async () => {
  const page = rendered('/api', reference);
  for (const [lng, words] of [
    ['en', 'Find courses'],
    ['zh-CN', '搜索课程'],
  ] as const) {
    const { status, html, words: text } = await page('/api', lng);
    expect(status).toBe(200);
    expect(text).toContain(words);
    expect(OPERATIONS.filter(({ id }) => !html.includes(`/api/operations/${id}"`))).toEqual([]);
    expect(text).not.toMatch(/\{\{|reference\.|operation\./);
  }
});

it('says of an operation what goes in, what comes out and what can be wrong', async () => {
  const page = rendered('/api/operations/:operationId', operationPage);
  const { status, words, html } = await page('/api/operations/createEnrollment', 'en');
  expect(status).toBe(200);
  for (const said of ['consent.rosterToProvider', 'Idempotency-Key', 'enrollments:write', 'already_enrolled'])
    expect(words).toContain(said);
  expect(html).toContain('/api/problems#clash');
  expect(words).toContain('This operation really does it.');
  const chinese = await page('/api/operations/createEnrollment', 'zh-CN');
  expect(chinese.words).toContain('两项同意要分别写明');
  expect((await page('/api/operations/nothing', 'en')).status).toBe(404);
});

it('has a place for every problem that an answer can lead to', async () => {
  const page = rendered('/api/problems', problems);
  const { html } = await page('/api/problems', 'en');
  for (const id of ['unusable', 'token_invalid', 'clash', 'full', 'consent_missing', 'offer_over'])
    expect(html).toContain(`id="${id}"`);
});
