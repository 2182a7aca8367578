// A county of 100,000 classes for the search: those of the demo county again and again, with other schools, days, prices
// and titles. In PostgreSQL as the pages read them, in Meilisearch as the product itself would put them there.
import { createHash } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { recordOf } from '~/ports/search/meilisearch-query.server';
import { meilisearchSettings } from '~/ports/search/meilisearch-settings';
import type { SearchDocument } from '~/ports/search/port';
import { type Prng, prng } from '../../prisma/seed/prng';
import { withClient } from '../launch/database.mjs';

const IN_ONE_BATCH = 10_000;
/** Words before a title, so that classes of the same course are not all one. */
const KINDS: readonly (readonly [zh: string, en: string])[] = [
  ['', ''],
  ['趣味', 'Playful '],
  ['小小', 'Little '],
  ['基础', 'First '],
  ['提高', 'Second '],
  ['创意', 'Creative '],
  ['海盐', 'Haiyan '],
  ['周末', 'Weekend '],
  ['亲子', 'Family '],
  ['名师', 'Master '],
];

type Place = Pick<SearchDocument, 'schoolId' | 'schoolZh' | 'schoolEn' | 'townId' | 'townZh' | 'townEn'>;

/** One class of the county: which one of the demo county it repeats, and as what it is found. */
export type Repeated = { readonly of: string; readonly courseOf: string; readonly document: SearchDocument };

/** `count` classes after those that are there. The same county gives the same ones. */
export function repeatedClasses(there: readonly SearchDocument[], count: number): Repeated[] {
  const random = prng('search county');
  const open = there.filter(({ phase }) => phase !== 'over');
  const places = [...new Map(there.map((each) => [each.schoolId, placeOf(each)])).values()];
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] as (typeof KINDS)[number];
    const of = open[Math.floor(index / KINDS.length) % open.length] as SearchDocument;
    return {
      of: of.id,
      courseOf: of.courseId,
      document: repeated(of, kind, index, random.pick(places), random),
    };
  });
}

function placeOf({ schoolId, schoolZh, schoolEn, townId, townZh, townEn }: SearchDocument): Place {
  return { schoolId, schoolZh, schoolEn, townId, townZh, townEn };
}

function repeated(
  of: SearchDocument,
  [zh, en]: readonly [string, string],
  index: number,
  place: Place,
  random: Prng,
): SearchDocument {
  return {
    ...of,
    ...place,
    id: idOf(`class ${index} of ${of.id}`),
    courseId: idOf(`course ${zh} of ${of.courseId}`),
    titleZh: `${zh}${of.titleZh}`,
    titleEn: `${en}${of.titleEn}`,
    weekdays: [random.int(1, 5)],
    perLessonFen: of.free ? 0 : random.int(20, 60) * 100,
    placesLeft: random.chance(0.8) ? random.int(1, 30) : 0,
    startMinute: random.pick([940, 970, 1000, 1030]),
  };
}

function idOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

/** Lays the rows that a page of the search reads: courses, classes, their times, lessons and staff. */
export async function layClasses(url: string, classes: readonly Repeated[]): Promise<void> {
  await withClient(url, async (client: { query: (sql: string, values?: unknown[]) => Promise<unknown> }) => {
    // What guards a class is not asked of rows that repeat lawful ones.
    await client.query(`SET session_replication_role = replica`);
    for (let from = 0; from < classes.length; from += IN_ONE_BATCH) {
      const batch = classes.slice(from, from + IN_ONE_BATCH).map(({ of, courseOf, document }) => ({
        of,
        course_of: courseOf,
        id: document.id,
        course_id: document.courseId,
        title_zh: document.titleZh,
        title_en: document.titleEn,
        school_id: document.schoolId,
        weekday: document.weekdays[0],
        start_minute: document.startMinute,
        end_minute: document.startMinute + 60,
        per_lesson_fen: document.perLessonFen,
      }));
      for (const sql of LAID) await client.query(`${CLASSES} ${sql}`, [JSON.stringify(batch)]);
      process.stderr.write(`\rlaying classes: ${from + batch.length} of ${classes.length}   `);
    }
    await client.query('ANALYZE');
  });
}

const CLASSES = `WITH k AS (SELECT * FROM jsonb_to_recordset($1) AS k("of" uuid, course_of uuid, id uuid, course_id uuid,
  title_zh text, title_en text, school_id text, weekday int, start_minute int, end_minute int, per_lesson_fen int))`;
const LAID = [
  `INSERT INTO course SELECT (jsonb_populate_record(c, jsonb_build_object('id', k.course_id, 'title_zh', k.title_zh,
       'title_en', k.title_en))).* FROM (SELECT DISTINCT course_of, course_id, title_zh, title_en FROM k) k
     JOIN course c ON c.id = k.course_of ON CONFLICT DO NOTHING`,
  `INSERT INTO offering SELECT (jsonb_populate_record(o, jsonb_build_object('id', k.id, 'course_id', k.course_id,
       'school_id', k.school_id, 'room_id', NULL, 'per_lesson_fen', k.per_lesson_fen))).* FROM k JOIN offering o ON o.id = k."of"`,
  `INSERT INTO offering_slot (id, offering_id, weekday, start_minute, end_minute)
     SELECT gen_random_uuid(), k.id, k.weekday, k.start_minute, k.end_minute FROM k`,
  `INSERT INTO offering_staff SELECT (jsonb_populate_record(s, jsonb_build_object('offering_id', k.id))).*
     FROM k JOIN offering_staff s ON s.offering_id = k."of"`,
  `INSERT INTO lesson (id, offering_id, number, date, start_minute, end_minute)
     SELECT gen_random_uuid(), k.id, l.number, l.date, k.start_minute, k.end_minute FROM k JOIN lesson l ON l.offering_id = k."of"`,
];

/** Fills an index of the product's own kind, in batches that are larger than the product's. */
export async function fillIndex(
  { url, key, uid }: { url: string; key: string; uid: string },
  documents: readonly SearchDocument[],
): Promise<void> {
  const client = new Meilisearch({
    host: url,
    apiKey: key,
    defaultWaitOptions: { timeout: 900_000, interval: 250 },
  });
  await client.createIndex(uid, { primaryKey: 'id' }).waitTask();
  await client.index(uid).updateSettings(meilisearchSettings).waitTask();
  for (let from = 0; from < documents.length; from += IN_ONE_BATCH) {
    const batch = documents.slice(from, from + IN_ONE_BATCH).map(recordOf);
    const { status, error } = await client.index(uid).addDocuments(batch).waitTask();
    if (status !== 'succeeded') throw new Error(`Meilisearch took no classes: ${error?.message ?? status}`);
    process.stderr.write(`\rindexing classes: ${from + batch.length} of ${documents.length}   `);
  }
}
