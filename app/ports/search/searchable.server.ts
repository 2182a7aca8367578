import { pinyinWords } from './pinyin.server';
import type { SearchDocument } from './port';
import { comparable, grams } from './tokens';
import { CATEGORY_WORDS } from './words';

/** What both engines derive from a document, the same way. */
export interface Searchable {
  /** Title in both languages. */
  title: { zh: string; en: string };
  /** Provider, school, town and category words. */
  names: { zh: string; en: string };
  body: { zh: string; en: string };
  titlePinyin: string[];
  namePinyin: string[];
  /** Characters and pairs of title and names: what a wrong cut into words still finds. */
  grams: string[];
  hasPlaces: boolean;
  /** The order when nothing else decides: to be had, opening later, full, over. */
  phaseRank: number;
}

const ranks = { open: 0, upcoming: 1, full: 2, over: 3 } as const;

/** Derives what is searched from what is known. */
export function searchable(document: SearchDocument): Searchable {
  const words = CATEGORY_WORDS[document.category];
  const title = { zh: comparable(document.titleZh), en: comparable(document.titleEn) };
  const nameList = [document.providerZh, document.schoolZh, document.townZh].map(comparable);
  const names = {
    zh: [...nameList, ...words.zh].join(' '),
    en: [document.providerEn, document.schoolEn, document.townEn, ...words.en].map(comparable).join(' '),
  };
  return {
    title,
    names,
    body: { zh: comparable(document.summaryZh), en: comparable(document.summaryEn) },
    titlePinyin: pinyinWords(title.zh),
    namePinyin: [...new Set([...nameList, ...words.zh].flatMap(pinyinWords))],
    grams: grams(`${title.zh} ${names.zh}`),
    hasPlaces: document.phase !== 'over' && document.placesLeft > 0,
    phaseRank: ranks[document.phase === 'open' && document.placesLeft === 0 ? 'full' : document.phase],
  };
}
