import { expect, it } from 'vitest';
import { ruleBook } from '~/domain/reduction/book';
import { sourceText } from '~/domain/reduction/rule';
import { sourceInEnglish } from '~/domain/reduction/source-in-english';

it.each([
  ['教监管〔2022〕4号', 'Opinions on non-academic off-campus training'],
  ['《未成年人保护法》第62条', 'Law on the Protection of Minors, art. 62'],
  ['海教〔2027〕3号', '海教〔2027〕3号'],
])('%s', (source, english) => {
  expect(sourceInEnglish(source)).toBe(english);
});

it('names every source of the book without Chinese', () => {
  for (const { source } of ruleBook)
    expect(sourceInEnglish(sourceText(source))).not.toMatch(/\p{Script=Han}/u);
});
