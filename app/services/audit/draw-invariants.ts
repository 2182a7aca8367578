import type { Invariant } from './invariant';
import { MERGED_IN } from './place-invariants';

const SHA256 = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Invariant 11: a draw is what was announced, published and drawn, and nothing else. */
export const DRAW_INVARIANTS: readonly Invariant[] = [
  {
    number: 11,
    name: 'the seed of a draw is the one that was committed to, made with the public value',
    sql: `SELECT d.id::text FROM draw d WHERE (d.seed IS NOT NULL) <> (d.status IN ('drawn', 'aborted'))
              OR d.seed IS NOT NULL AND (d.commitment <> ${SHA256('d.seed')}
                 OR right(d.seed, length(d.public_value) + 1) <> ':' || d.public_value)`,
  },
  {
    number: 11,
    name: 'what a draw was published as has its hash, from the moment it must be there',
    sql: `SELECT p.draw_id::text FROM draw_paper p WHERE p.sha256 <> ${SHA256('p.text')}
          UNION ALL
          SELECT d.id::text FROM draw d WHERE d.status IN ('frozen', 'holding', 'drawn')
             AND NOT EXISTS (SELECT 1 FROM draw_paper p WHERE p.draw_id = d.id AND p.kind = 'inputs')
          UNION ALL
          SELECT d.id::text FROM draw d WHERE (d.status = 'drawn') <>
                 EXISTS (SELECT 1 FROM draw_paper p WHERE p.draw_id = d.id AND p.kind = 'outcome')`,
  },
  {
    number: 11,
    name: 'the outcome of a draw comes out again when it is counted again',
    find: async ({ draws }) => (await draws()).outcome,
  },
  {
    number: 11,
    name: 'the wishes of a draw are those that were published',
    find: async ({ draws }) => (await draws()).inputs,
  },
  {
    number: 11,
    name: 'every place that was drawn was given, or could not be and says why; every other wish says why not',
    find: async ({ draws }) => (await draws()).results,
  },
  {
    number: 11,
    name: 'a place that was won is of the child that won it, there or where its class went',
    sql: `SELECT w.wish_list_id::text FROM wish w JOIN wish_list l ON l.id = w.wish_list_id LEFT JOIN enrollment e ON e.id = w.enrollment_id
           WHERE (w.result IS NOT DISTINCT FROM 'won') <> (w.enrollment_id IS NOT NULL)
              OR w.result = 'won' AND (e.child_id <> l.child_id OR e.offering_id <> w.offering_id AND NOT ${MERGED_IN})`,
  },
  {
    number: 11,
    name: 'nobody has a place in a drawn class that came neither from the draw nor from its line nor was left over',
    sql: `SELECT e.id::text FROM enrollment e JOIN offering o ON o.id = e.offering_id AND o.allocation = 'draw' LEFT JOIN draw d ON d.id = o.draw_id
           WHERE (d.drawn_at IS NULL OR e.created_at < d.drawn_at)
             AND NOT EXISTS (SELECT 1 FROM wish w WHERE w.enrollment_id = e.id AND w.offering_id = e.offering_id)
             AND NOT EXISTS (SELECT 1 FROM waiting_entry w WHERE w.enrollment_id = e.id AND w.offering_id = e.offering_id) AND NOT ${MERGED_IN}`,
  },
];
