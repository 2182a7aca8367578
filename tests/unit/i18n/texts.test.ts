import { describe, expect, it } from 'vitest';
import { namespaces } from '~/i18n/config';
import { resources } from '~/i18n/resources.server';

type Texts = { [key: string]: string | Texts };

/** What a page asks its own language by (`t('lng')`) is no text. */
const isText = (text: string) => text !== 'zh-CN';

/** Latin words that Chinese readers write too, or names that have no Chinese form. */
const LATIN_IN_CHINESE =
  /\b(English|PDF|CSV|XLSX|XLS|Excel|JPG|JPEG|PNG|WebP|iCal|PIN|ID|APP|example\.com|abcde-fghij|name@|[A-Z]|\d+[A-Za-z])\b/g;
/** The name of the other language in the switch. */
const CHINESE_IN_ENGLISH = new Set(['common:language.zh']);

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const all = (lng: 'zh-CN' | 'en') =>
  namespaces.flatMap((ns) =>
    flat(resources[lng][ns] as Texts).map(([key, text]) => [`${ns}:${key}`, text] as const),
  );
const zh = all('zh-CN');
const en = all('en');
/** Names of the values each sentence takes. The title, body and next step of one message count as one. */
function valuesBySentence(texts: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const bySentence = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const sentence = key.replace(/_(one|other)$/, '').replace(/\.(title|body|next)$/, '');
    const names = bySentence.get(sentence) ?? new Set();
    for (const [, name = ''] of text.matchAll(/\{\{\s*(\w+)/g)) names.add(name);
    bySentence.set(sentence, names);
  }
  return bySentence;
}

describe('texts in two languages', () => {
  it('has the same keys, English with one form more for every plural', () => {
    const expected = zh.flatMap(([key]) =>
      key.endsWith('_other') ? [key.replace(/_other$/, '_one'), key] : [key],
    );
    expect(en.map(([key]) => key).sort()).toEqual(expected.sort());
  });

  it('puts the same values into the same sentences', () => {
    const theirs = valuesBySentence(en);
    const differing = [...valuesBySentence(zh)].filter(([key, names]) => {
      return [...names].sort().join() !== [...(theirs.get(key) ?? [])].sort().join();
    });
    // A finding brings its own words, in each language those of that language.
    expect(differing.map(([key]) => key)).toEqual(['codes:refusal.rule', 'codes:refusal.rule_soft']);
  });

  it('is silent in both languages or in none', () => {
    const silent = (texts: readonly (readonly [string, string])[]) =>
      texts.filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(silent(en)).toEqual(silent(zh));
  });

  it('has no English word in Chinese', () => {
    const words = zh.filter(([, text]) => {
      if (!isText(text)) return false;
      const bare = text
        .replace(/\{\{[^}]*\}\}|<\/?\w+\/?>|\$t\([^)]*\)/g, ' ')
        .replace(LATIN_IN_CHINESE, ' ');
      return /[A-Za-z]{2,}/.test(bare);
    });
    expect(words).toEqual([]);
  });

  it('has no Chinese in English', () => {
    expect(
      en.filter(
        ([key, text]) =>
          /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(text) && !CHINESE_IN_ENGLISH.has(key),
      ),
    ).toEqual([]);
  });

  it('has some texts to compare', () => {
    expect(zh.length).toBeGreaterThan(150);
  });
});
