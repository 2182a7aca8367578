import { describe, expect, it } from 'vitest';
import { pinyinOf, pinyinWords } from '~/ports/search/pinyin.server';
import { comparable, grams, pairs, tokensOf } from '~/ports/search/tokens';
import { SYNONYMS, waysToSay } from '~/ports/search/words';

const read = (text: string) => tokensOf(comparable(text)).map((token) => token.text);

describe('words of a query', () => {
  it.each<[string, string[]]>([
    ['古琴', ['古琴']],
    ['古琴课', ['古琴']],
    ['古琴兴趣班', ['古琴']],
    ['课程', []],
    ['上课', ['上课']],
    ['Football 足球', ['football', '足球']],
    ['abc足球3d', ['abc', '足球', '3d']],
    ['ＧＵＱＩＮ', ['guqin']],
    ['gǔqín', ['guqin']],
    ['the art of tea', ['art', 'tea']],
    ["'; -- %_", []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('other ways to say a word', () => {
  it.each<[string, string]>([
    ['科协', '科学技术协会'],
    ['科学技术协会', '科协'],
    ['文旅局', '文化和旅游局'],
    ['soccer', '足球'],
    ['足球', 'football'],
  ])('%s is also %s', (word, other) => {
    expect(waysToSay(word)).toContain(other);
  });

  it('says a word without synonyms as it is, and itself first', () => {
    expect(waysToSay('澉浦')).toEqual(['澉浦']);
    expect(waysToSay('科协')[0]).toBe('科协');
  });

  it('no word stands in two groups: one would hide the other', () => {
    const words = SYNONYMS.flat();
    expect(words).toHaveLength(new Set(words).size);
  });
});

describe('pinyin', () => {
  it('can be typed from any syllable on, in full and by initials', () => {
    const words = pinyinWords('浙派古琴');
    for (const typed of ['zhepaiguqin', 'guqin', 'qin', 'paigu', 'zpgq', 'gq'])
      expect(words).toContain(typed);
  });

  it('knows characters with several readings by their word, and ü as people type it', () => {
    expect(pinyinOf('音乐')).toBe('yinyue');
    expect(pinyinOf('快乐')).toBe('kuaile');
    expect(pinyinOf('绿')).toBe('lv');
  });

  it('does not run across what is not Chinese', () => {
    expect(pinyinWords('3D 打印')).toContain('dayin');
    expect(pinyinWords('足球 小将')).not.toContain('zuqiuxiaojiang');
    expect(pinyinWords('Football')).toEqual([]);
  });
});

describe('characters and pairs', () => {
  it('of a text and of a word', () => {
    expect(grams('古琴课')).toEqual(['古', '古琴', '琴', '琴课', '课']);
    expect(grams('a古b琴')).toEqual(['古', '琴']);
    expect(pairs('古琴课')).toEqual(['古琴', '琴课']);
    expect(pairs('琴')).toEqual(['琴']);
  });
});
