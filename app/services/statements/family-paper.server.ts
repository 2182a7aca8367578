import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { NotFound } from '~/domain/refusal';
import type { StatementRow } from '~/domain/settlement/family-statement';
import type { Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';
import type { Block } from '~/ports/documents/index.server';
import type { ProgrammeWords } from '../accounts/programme-words.server';
import { familyStatement } from './family.server';
import { type DocumentFile, makeDocument } from './paper.server';

/** The term statement as a file. @throws NotFound when the family has no money in any term */
export async function familyStatementFile(
  actor: Actor,
  termId: string | null,
  lng: Lng,
  now: Date,
): Promise<DocumentFile> {
  const { statement, programmes } = await familyStatement(actor, termId);
  if (!statement) throw new NotFound('statement');
  const t = translate(lng, 'documents');
  const f = formatter(lng);
  const wordsOf = rowWords(lng, programmes);
  const table = (rows: readonly StatementRow[]): Block => ({
    kind: 'table',
    columns: [
      { head: t('statement.item'), fill: true },
      { head: t('statement.amount'), align: 'end' },
    ],
    rows: rows.filter(({ part }) => part !== 'open').map((row) => [wordsOf(row), f.money(row.fen)]),
    foot: rows.filter(({ part }) => part === 'open').map((row) => [wordsOf(row), f.money(row.fen)]),
  });
  const term = pick(lng, statement.term.nameZh, statement.term.nameEn);
  const blocks: Block[] = [
    {
      kind: 'facts',
      items: [
        { term: t('statement.term'), detail: term },
        { term: t('statement.for'), detail: actor.name },
        { term: t('statement.asOf'), detail: f.date(todayInShanghai(now), { year: true }) },
      ],
    },
    { kind: 'paragraph', text: t('statement.note'), soft: true },
    ...statement.children.flatMap(({ name, places, sum }): Block[] => [
      { kind: 'heading', text: name },
      ...places.flatMap(({ rows, ...place }): Block[] => [
        {
          kind: 'paragraph',
          text: `${pick(lng, place.titleZh, place.titleEn)} · ${pick(lng, place.schoolZh, place.schoolEn)}`,
        },
        table(rows),
      ]),
      ...(places.length > 1
        ? [{ kind: 'paragraph', text: t('statement.sum', { child: name }) } as Block, table(sum)]
        : []),
    ]),
    { kind: 'heading', text: t('statement.total') },
    table(statement.total),
  ];
  const name = t('statement.file', { term: statement.term.id });
  return makeDocument(lng, { title: `${t('statement.title')} · ${term}`, name, blocks }, now);
}

/** A row of the statement in words. */
export function rowWords(lng: Lng, programmes: readonly ProgrammeWords[]): (row: StatementRow) => string {
  const t = translate(lng, 'documents');
  return ({ part, programme }) => {
    const found = programmes.find(({ id }) => id === programme);
    return t(`statement.line.${part}`, { programme: found ? pick(lng, found.nameZh, found.nameEn) : '' });
  };
}
