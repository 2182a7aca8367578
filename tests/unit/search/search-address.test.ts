import { describe, expect, it } from 'vitest';
import { choicesOf, searchAddress, searchPath, withoutChoices } from '~/forms/search/search-address';

const read = (query: string) => searchAddress(new URLSearchParams(query));

describe('the address of a search', () => {
  it.each([
    ['', '/'],
    ['q=%E5%8F%A4%E7%90%B4', '/?q=%E5%8F%A4%E7%90%B4'],
    [
      'category=art&weekday=2&weekday=4&grade=3&town=ganpu&school=xiangyang&price=free&places=yes',
      '/?category=art&weekday=2&weekday=4&grade=3&town=ganpu&school=xiangyang&price=free&places=yes',
    ],
    ['sort=price&page=3&for=nobody', '/?sort=price&for=nobody&page=3'],
    // What says nothing is left out, so that one search has one address.
    ['q=&sort=relevance&page=1&price=', '/'],
    ['q=+++', '/'],
  ])('%s is written %s', (query, path) => {
    expect(searchPath(read(query))).toBe(path);
  });

  it.each([
    ['category=music&category=art', '/?category=art'],
    ['weekday=0&weekday=8&weekday=2x&weekday=2&weekday=2', '/?weekday=2'],
    ['grade=0&grade=10&grade=9&grade=-1', '/?grade=9'],
    ['town=../etc&town=%27%3B--&town=ganpu', '/?town=ganpu'],
    ['page=0', '/'],
    ['page=-2', '/'],
    ['page=1.5', '/'],
    ['page=NaN', '/'],
    ['page=1000000', '/?page=100'],
    ['sort=random&price=cheap&places=1', '/'],
  ])('what %s cannot mean is left out: %s', (query, path) => {
    expect(searchPath(read(query))).toBe(path);
  });

  it('cuts words that nobody types', () => {
    expect(read(`q=${'长'.repeat(500)}`).text).toHaveLength(100);
  });

  it('counts choices, and clears them without the words and the order', () => {
    const address = read('q=qin&sort=price&category=art&weekday=2&weekday=4&price=paid&places=yes&page=2');
    expect(choicesOf(address)).toBe(5);
    expect(searchPath(withoutChoices(address))).toBe('/?q=qin&sort=price');
    expect(choicesOf(read('q=qin&sort=price'))).toBe(0);
  });
});
