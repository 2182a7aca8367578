import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '~/api/operations';
import { operationPage } from '~/api/reference.server';
import { triedRequest } from '~/components/api/tried-request';
import { curlOf } from '~/domain/api/curl';

const page = (id: string) => operationPage(id, 'en');
const tried = (id: string, typed: Record<string, string>, token = '') =>
  triedRequest(page(id), { typed, token, lng: 'en' });

describe('a request out of what was typed', () => {
  it('takes lists apart and leaves out what is empty', () => {
    const { sent, missing } = tried('findCourses', { q: ' 古琴 ', weekday: '1, 3', category: '' });
    expect(sent).toEqual({
      method: 'GET',
      url: '/api/v1/courses?q=%E5%8F%A4%E7%90%B4&weekday=1&weekday=3',
      headers: { 'Accept-Language': 'en' },
      body: undefined,
    });
    expect(missing).toEqual([]);
  });

  it('puts ids into the address and the token into its header', () => {
    const { sent } = tried('readEnrollment', { enrollmentId: 'a/b' }, 'asm_x');
    expect(sent.url).toBe('/api/v1/enrollments/a%2Fb');
    expect(sent.headers.Authorization).toBe('Bearer asm_x');
  });

  it('says what is missing, and that a body is broken', () => {
    const at = tried('acceptOffer', { body: '{' });
    expect([at.missing, at.bodyBroken]).toEqual([['entryId', 'Idempotency-Key'], true]);
    const { sent, bodyBroken } = tried('createEnrollment', { 'Idempotency-Key': 'k' });
    expect(bodyBroken).toBe(false);
    expect(sent.headers).toMatchObject({ 'Idempotency-Key': 'k', 'Content-Type': 'application/json' });
  });
});

describe('the page of an operation', () => {
  it.each(OPERATIONS.map(({ id }) => id))('%s says everything in both languages', (id) => {
    for (const lng of ['zh-CN', 'en'] as const) {
      const { parameters, body, answer, problems } = operationPage(id, lng);
      const rows = [...(body?.rows ?? []), ...answer.rows, ...parameters];
      expect(rows.filter(({ type }) => type === '' || type.includes('reference.'))).toEqual([]);
      expect(problems.filter(({ detail }) => detail === '' || detail.includes('{{'))).toEqual([]);
      if (lng === 'en') expect(JSON.stringify(problems)).not.toMatch(/[\u3400-\u9fff]/);
    }
  });

  it('shows lists and what may be null in words', () => {
    const { rows } = page('listEnrollments').answer;
    const type = (path: string) => rows.find((row) => row.path === path)?.type;
    expect(type('items')).toBe('list of object');
    expect(type('items[].heldUntil')).toBe('instant or null');
    expect(type('items[].status')).toBe('one of held, confirmed, completed, withdrawn, canceled');
    expect(type('items[].offering.slots[].start')).toBe('text');
  });
});

it('writes a command line that a shell leaves as it is', () => {
  expect(curlOf({ method: 'POST', url: 'http://x/y', token: 'asm_1', key: 'k', body: `{"a":"it's"}` })).toBe(
    `curl -X POST 'http://x/y' \\\n  -H 'Authorization: Bearer asm_1' \\\n  -H 'Idempotency-Key: k' \\\n  -H 'Content-Type: application/json' \\\n  -d '{"a":"it'\\''s"}'`,
  );
  expect(curlOf({ method: 'GET', url: 'http://x', token: '$TOKEN' })).toContain(
    '"Authorization: Bearer $TOKEN"',
  );
});
