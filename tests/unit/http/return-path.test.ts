import { describe, expect, it } from 'vitest';
import { pathOf, safeReturnPath } from '~/http/return-path.server';

describe('a path to return to', () => {
  it.each([
    ['/parent', '/parent'],
    ['/offerings/1?day=2#dates', '/offerings/1?day=2#dates'],
    ['/a/../bureau', '/bureau'],
  ])('is taken when it is ours: %s', (to, expected) => {
    expect(safeReturnPath(to, '/home')).toBe(expected);
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    'parent',
    '',
    '/sign-in?to=/sign-in',
    '/sign-in/staff',
    '/sign-out',
    '/demo/session',
    null,
    undefined,
  ])('is the fallback when it is not: %j', (to) => {
    expect(safeReturnPath(to, '/home')).toBe('/home');
  });

  it('is the page itself, or for an act the page of ours it came from', () => {
    expect(pathOf(new Request('http://localhost/parent?week=3'))).toBe('/parent?week=3');
    const act = (referer?: string) =>
      new Request('http://localhost/parent/enrollments', {
        method: 'POST',
        headers: referer ? { referer } : {},
      });
    expect(pathOf(act('http://localhost/offerings/7'))).toBe('/offerings/7');
    expect(pathOf(act('http://elsewhere.example/offerings/7'))).toBe('/');
    expect(pathOf(act())).toBe('/');
  });
});
