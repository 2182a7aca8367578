import type { Settings } from 'meilisearch';
import { DICTIONARY, SYNONYMS } from './words';

const chinese = ['titleZh', 'namesZh', 'summaryZh', 'gramsZh'];
const latin = ['titleEn', 'namesEn', 'summaryEn', 'titlePinyin', 'namePinyin'];

function synonyms(): Record<string, string[]> {
  return Object.fromEntries(
    SYNONYMS.flatMap((group) =>
      group.map((word) => [word, group.filter((other) => other !== word)] as const),
    ),
  );
}

/** Everything Meilisearch is told about our documents. A rebuild makes an index with exactly these. */
export const meilisearchSettings: Settings = {
  // The order is the weight: a word in the title counts more than the same in the school's name.
  searchableAttributes: [
    'titleZh',
    'titleEn',
    'titlePinyin',
    'namesZh',
    'namesEn',
    'namePinyin',
    'summaryZh',
    'summaryEn',
    'gramsZh',
  ],
  displayedAttributes: ['id'],
  filterableAttributes: [
    'id',
    'category',
    'weekdays',
    'grades',
    'townId',
    'schoolId',
    'groupId',
    'providerId',
    'audience',
    'price',
    'hasPlaces',
    'phase',
  ],
  sortableAttributes: ['over', 'phaseRank', 'firstDate', 'startMinute', 'perLessonFen', 'placesLeft'],
  // `sort` first: who asks for the cheapest gets the cheapest. Without it, words decide, then time.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attribute',
    'exactness',
    'phaseRank:asc',
    'firstDate:asc',
    'startMinute:asc',
  ],
  localizedAttributes: [
    { attributePatterns: chinese, locales: ['cmn'] },
    { attributePatterns: latin, locales: ['eng'] },
  ],
  dictionary: [...DICTIONARY],
  synonyms: synonyms(),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    // A pair of characters that is off by one is another word.
    disableOnAttributes: ['gramsZh'],
  },
  faceting: { maxValuesPerFacet: 500 },
  pagination: { maxTotalHits: 5000 },
  searchCutoffMs: 400,
};
