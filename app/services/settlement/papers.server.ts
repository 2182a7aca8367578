import type { Actor } from '~/domain/access/actor';
import { sumFen } from '~/domain/money';
import { fundTotals } from '~/domain/settlement/lines';
import type { Month } from '~/domain/settlement/month';
import { payBy } from '~/domain/settlement/month';
import type { Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';
import type { Block } from '~/ports/documents/index.server';
import { type DocumentFile, makeDocument } from '../statements/paper.server';
import { fundWords } from './fund-words.server';
import type { NamedLine, Statement } from './statement.server';
import { treasuryList } from './treasury.server';

/** A settlement's statement as a file: lesson by lesson, no child and no fund in it. */
export function statementFile(statement: Statement, lng: Lng, now: Date): Promise<DocumentFile> {
  const t = translate(lng, 'documents');
  const s = translate(lng, 'settlement');
  const f = formatter(lng);
  const { month, status, reference, confirmedAt, paidAt, totals } = statement;
  const year = new Date(0);
  const facts = [
    { term: t('settlement.provider'), detail: pick(lng, statement.providerZh, statement.providerEn) },
    { term: t('settlement.month'), detail: f.month(month) },
    { term: t('settlement.state'), detail: s(`providerState.${status}`) },
    ...(confirmedAt ? [{ term: t('settlement.confirmedAt'), detail: f.instant(confirmedAt, year) }] : []),
    ...(paidAt ? [{ term: t('settlement.paidAt'), detail: f.instant(paidAt, year) }] : []),
    ...(reference ? [{ term: t('settlement.reference'), detail: reference }] : []),
  ];
  const end = { align: 'end' } as const;
  const money = (fen: number) => (fen === 0 ? '' : f.money(fen));
  const blocks: Block[] = [
    { kind: 'facts', items: facts },
    { kind: 'total', label: t('settlement.total'), value: f.money(totals.totalFen) },
    {
      kind: 'table',
      columns: [
        { head: t('settlement.day') },
        { head: t('settlement.class'), fill: true },
        { head: t('settlement.lesson') },
        { head: t('settlement.children'), ...end },
        { head: t('settlement.atPrice'), ...end },
        { head: t('settlement.other'), ...end },
        { head: t('settlement.deduction'), ...end },
        { head: t('settlement.amount'), ...end },
      ],
      rows: statement.lines.map((line) => [
        f.date(line.day, { weekday: false, year: true }),
        line.class
          ? `${pick(lng, line.class.titleZh, line.class.titleEn)} · ${pick(lng, line.class.schoolZh, line.class.schoolEn)}`
          : s('line.noClass'),
        lessonWords(line, lng),
        f.number(line.children),
        money(line.lessonsFen),
        money(line.otherFen),
        money(line.deductionFen),
        f.money(line.amountFen),
      ]),
      foot: [
        [
          t('settlement.total'),
          '',
          '',
          '',
          f.money(totals.lessonsFen),
          f.money(totals.otherFen),
          f.money(totals.deductionFen),
          f.money(totals.totalFen),
        ],
      ],
    },
    { kind: 'paragraph', text: t('settlement.note'), soft: true },
  ];
  const name = t('settlement.file', { month });
  return makeDocument(lng, { title: t('settlement.title'), name, blocks, landscape: true }, now);
}

/** Which lesson a line is about, in words. */
export function lessonWords({ kind, lesson }: Pick<NamedLine, 'kind' | 'lesson'>, lng: Lng): string {
  const s = translate(lng, 'settlement');
  const f = formatter(lng);
  if (!lesson) return s('line.noLesson');
  const of = s('line.lessonOf', { number: lesson.number, date: f.date(lesson.date, { weekday: false }) });
  return kind === 'lesson' ? of : `${of} (${s(`kind.${kind}`)})`;
}

/** The treasury's list of a month: what is confirmed, by provider and fund, with sums by fund. */
export async function treasuryFile(actor: Actor, month: Month, lng: Lng, now: Date): Promise<DocumentFile> {
  const rows = await treasuryList(actor, { month, as: 'pdf' }, now);
  const t = translate(lng, 'documents');
  const f = formatter(lng);
  const nameOf = new Map(rows.map(({ fund, name }) => [fund, fundWords(lng, name)]));
  const total = sumFen(rows.map(({ amountFen }) => amountFen));
  const end = { align: 'end' } as const;
  const lists: Block[] = [
    {
      kind: 'table',
      columns: [
        { head: t('treasury.number'), ...end },
        { head: t('treasury.provider'), fill: true },
        { head: t('treasury.fund'), fill: true },
        { head: t('treasury.amount'), ...end },
      ],
      rows: rows.map((row, index) => [
        String(index + 1),
        pick(lng, row.providerZh, row.providerEn),
        nameOf.get(row.fund) ?? row.fund,
        f.money(row.amountFen),
      ]),
      foot: [['', t('treasury.total'), '', f.money(total)]],
    },
    { kind: 'heading', text: t('treasury.byFund') },
    {
      kind: 'table',
      columns: [
        { head: t('treasury.fund'), fill: true },
        { head: t('treasury.amount'), ...end },
      ],
      rows: fundTotals(rows).map(({ fund, amountFen }) => [nameOf.get(fund) ?? fund, f.money(amountFen)]),
      foot: [[t('treasury.total'), f.money(total)]],
    },
    { kind: 'paragraph', text: t('treasury.note'), soft: true },
    { kind: 'paragraph', text: t('treasury.sign') },
  ];
  const blocks: Block[] = [
    {
      kind: 'facts',
      items: [
        { term: t('treasury.month'), detail: f.month(month) },
        {
          term: t('treasury.count'),
          detail: f.number(new Set(rows.map(({ settlementId }) => settlementId)).size),
        },
        { term: t('treasury.payBy'), detail: f.date(payBy(month), { year: true }) },
      ],
    },
    ...(rows.length > 0 ? lists : [{ kind: 'paragraph', text: t('treasury.none') } as const]),
  ];
  return makeDocument(lng, { title: t('treasury.title'), name: t('treasury.file', { month }), blocks }, now);
}
