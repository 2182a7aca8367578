import { pinyin } from 'pinyin-pro';

const han = /\p{Script=Han}+/gu;

/** Syllables without tones, ü as v is typed: 绿 → lv. */
function syllables(chinese: string): string[] {
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true }).map((each) => each.toLowerCase());
}

/** A word's pinyin in one piece: 古勤 → guqin. */
export function pinyinOf(chinese: string): string {
  return syllables(chinese).join('');
}

/** Longest run of syllables that is indexed as one word, besides a name's whole. */
const longestRun = 5;

/**
 * Every way to type a Chinese name in Latin letters, as words: full pinyin from any syllable on (浙派古琴: zhe, zhepai,
 * guqin …), and initials from any syllable on (zpgq, gq). Characters that are not Chinese separate runs.
 */
export function pinyinWords(text: string): string[] {
  const words = new Set<string>();
  for (const [run] of text.matchAll(han)) {
    const parts = syllables(run);
    const initials = parts.map((part) => part.charAt(0));
    for (let from = 0; from < parts.length; from += 1) {
      for (let to = from + 1; to <= Math.min(parts.length, from + longestRun); to += 1) {
        words.add(parts.slice(from, to).join(''));
      }
      words.add(parts.slice(from).join(''));
      if (parts.length - from > 1) words.add(initials.slice(from).join(''));
      words.add(initials.slice(from, from + 2).join(''));
    }
  }
  return [...words].filter((word) => word.length > 1);
}
