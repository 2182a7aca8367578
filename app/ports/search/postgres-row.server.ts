import type { SearchDocument } from './port';
import { searchable } from './searchable.server';

/** A document as its row in `search_document`; the keys are the columns. */
export function rowOf(document: SearchDocument) {
  const derived = searchable(document);
  const { title, names, body } = derived;
  const titleLatin = `${title.en} ${title.zh.replace(/\p{Script=Han}+/gu, ' ')} ${derived.titlePinyin.join(' ')}`;
  const nameLatin = `${names.en} ${derived.namePinyin.join(' ')}`;
  return {
    id: document.id,
    document,
    title_text: title.zh,
    name_text: names.zh,
    body_text: body.zh,
    all_text: `${title.zh} ${names.zh} ${body.zh}`,
    title_latin: titleLatin,
    name_latin: nameLatin,
    body_latin: body.en,
    all_latin: `${titleLatin} ${nameLatin} ${body.en}`,
    grams: derived.grams,
    category: document.category,
    grades: document.grades,
    weekdays: document.weekdays,
    town_id: document.townId,
    school_id: document.schoolId,
    group_id: document.groupId,
    provider_id: document.providerId,
    audience: document.audience,
    phase: document.phase,
    phase_rank: derived.phaseRank,
    free: document.free,
    per_lesson_fen: document.perLessonFen,
    places_left: document.placesLeft,
    has_places: derived.hasPlaces,
    first_date: document.firstDate,
    start_minute: document.startMinute,
  };
}
