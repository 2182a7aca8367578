import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VARIABLES } from '~/http/env.server';

it('.env.example names every variable that is read, and no other', () => {
  const text = readFileSync('.env.example', 'utf8');
  const named = [...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual([...VARIABLES].sort());
});
