import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import '~/i18n/zod-codes';
import { resources } from '~/i18n/resources.server';

const firstError = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe('messages of schemas', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['a missing text', z.string(), undefined, 'required'],
    ['an empty text', z.string().min(1), '', 'required'],
    ['a short text', z.string().min(8), 'abc', 'too_short?min=8'],
    ['a long text', z.string().max(3), 'abcd', 'too_long?max=3'],
    ['a small number', z.number().min(1), 0, 'too_small?min=1'],
    ['a big number', z.number().max(45), 46, 'too_big?max=45'],
    ['half a number', z.int(), 1.5, 'invalid_whole_number'],
    ['no number', z.number(), 'x', 'invalid_number'],
    ['too few ticks', z.array(z.string()).min(2), ['a'], 'too_few?min=2'],
    ['too many ticks', z.array(z.string()).max(1), ['a', 'b'], 'too_many?max=1'],
    ['no e-mail', z.email(), 'x', 'invalid_email'],
    ['no date', z.iso.date(), '8/9', 'invalid_date'],
    ['nothing chosen', z.enum(['a', 'b']), '', 'choose_one'],
    ['something odd chosen', z.enum(['a', 'b']), 'c', 'invalid'],
    ['a code of the schema itself', z.string().min(1, 'choose_one'), '', 'choose_one'],
  ])('%s', (_name, schema, value, code) => {
    expect(firstError(schema, value)).toBe(code);
    const word = code.split('?')[0] ?? '';
    expect(Object.keys(resources['zh-CN'].common.field)).toContain(word);
  });
});
