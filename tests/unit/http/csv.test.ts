import { describe, expect, it } from 'vitest';
import { csvResponse } from '~/http/csv.server';

const lineOf = async (cell: string | number) => {
  const text = await csvResponse('a.csv', { fields: ['x', 'y'], data: [[cell, 1]] }).text();
  return text.slice(text.indexOf('\r\n') + 2, -',1\r\n'.length);
};

describe('a table as a file for a spreadsheet', () => {
  it.each([
    '=1+1',
    '+86',
    '@SUM(A1)',
    '-1+1',
    '-35.00元',
    '\t=1',
    ' =1+1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('does not let %j be run', async (cell) => {
    expect((await lineOf(cell)).replaceAll('"', '')).toBe(`'${cell}`);
  });

  it.each(['-35.00', '-35', '35.00', '海边的课', 'a=b', ''])('leaves %j as it is', async (cell) => {
    expect(await lineOf(cell)).toBe(cell);
  });
});
