import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import { isId } from '~/domain/id';
import { familyMoney } from '~/domain/ledger/place';
import { sumFen } from '~/domain/money';
import type { QuoteLine } from '~/domain/pricing/quote';
import { receiptNumber } from '~/domain/receipt';
import { NotFound } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { type Formatter, formatter } from '~/i18n/format';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';
import type { Block } from '~/ports/documents/index.server';
import { programmesNamed } from '../accounts/programme-words.server';
import { guardianIdOf } from '../children/guardian.server';
import { type FrozenQuote, frozenQuote } from '../enrollment/frozen-quote';
import { placesMoney } from '../ledger/place-money.server';
import { type DocumentFile, makeDocument } from '../statements/paper.server';
import { aboutOf, classPaidFor } from './class-paid.server';
import { issueReceipt } from './issue.server';

/**
 * The receipt of a payment of the actor's own, as a file. A receipt that its job has not issued yet is issued now.
 *
 * @throws NotFound when it is not the actor's payment, or one without a receipt (not paid, or paid out of credit)
 */
export async function receiptFile(
  actor: Actor,
  paymentId: string,
  lng: Lng,
  now: Date,
): Promise<DocumentFile> {
  const mine = { id: paymentId, enrollment: { guardianId: guardianIdOf(actor) } };
  const found = isId(paymentId) && (await db.payment.findFirst({ where: mine, select: { receipt: true } }));
  if (!found) throw new NotFound('payment');
  if (!found.receipt && !(await issueReceipt(paymentId, now))) throw new NotFound('receipt');
  const payment = await receiptFacts(paymentId);
  const { receipt, enrollment } = payment;
  if (!receipt) throw new NotFound('receipt');
  const t = translate(lng, 'documents');
  const f = formatter(lng);
  const { child, guardian, offeringId } = enrollment;
  const paidAt = payment.paidAt ?? receipt.issuedAt;
  const about =
    aboutOf(receipt.about) ??
    (await classPaidFor(db, { enrollmentId: payment.enrollmentId, offeringId, paidAt }));
  const { quote, ...standing } = await standingOf(payment, enrollment.quote);
  const number = receiptNumber(receipt);
  const blocks: Block[] = [
    {
      kind: 'facts',
      items: [
        { term: t('receipt.number'), detail: number },
        { term: t('receipt.issued'), detail: withYear(f, receipt.issuedAt) },
        { term: t('receipt.paidAt'), detail: withYear(f, paidAt) },
        {
          term: t('receipt.payee'),
          detail:
            payment.payee === 'school' ? pick(lng, about.schoolZh, about.schoolEn) : t('receipt.fiscal'),
        },
        { term: t('receipt.payer'), detail: guardian.user.name },
        { term: t('receipt.child'), detail: child.name },
        { term: t('receipt.class'), detail: pick(lng, about.titleZh, about.titleEn) },
        { term: t('receipt.school'), detail: pick(lng, about.schoolZh, about.schoolEn) },
        { term: t('receipt.term'), detail: pick(lng, about.termZh, about.termEn) },
        { term: t('receipt.method'), detail: t(`receipt.methods.${payment.method}`) },
      ],
    },
    { kind: 'heading', text: t('receipt.about') },
    await chargesTable(quote, standing, payment.amountFen, lng),
    { kind: 'total', label: t('receipt.received'), value: f.money(payment.amountFen) },
    { kind: 'paragraph', text: t('receipt.note'), soft: true },
  ];
  return makeDocument(lng, { title: t('receipt.title'), name: t('receipt.file', { number }), blocks }, now);
}

/** From the posted charges to what this payment was for; subsidies as sums. */
async function chargesTable(
  quote: FrozenQuote,
  { beforeFen, changeFen }: Standing,
  amountFen: number,
  lng: Lng,
): Promise<Block> {
  const t = translate(lng, 'documents');
  const f = formatter(lng);
  const programmes = await programmesNamed(
    db,
    quote.lines.flatMap((line) => (line.kind === 'subsidy' ? line.programme : [])),
  );
  const words = (line: QuoteLine): string => {
    if (line.kind === 'county') return t('receipt.county');
    if (line.kind === 'subsidy') {
      const programme = programmes.get(line.programme);
      return t('receipt.subsidy', {
        programme: programme ? pick(lng, programme.nameZh, programme.nameEn) : '',
      });
    }
    const { perLessonFen, lessons } = quote;
    const counted =
      perLessonFen !== undefined && lessons !== undefined && perLessonFen * lessons === line.fen;
    return line.kind === 'agency' && counted
      ? t('receipt.charge.agencyOf', { price: f.money(perLessonFen), lessons })
      : t(`receipt.charge.${line.kind}`);
  };
  const dueFen = sumFen(quote.lines.map(({ fen }) => fen));
  const openFen = dueFen + changeFen - beforeFen - amountFen;
  const foot: [string, number][] = [[t('receipt.due'), dueFen]];
  if (changeFen !== 0) foot.push([t('receipt.changed'), changeFen]);
  if (beforeFen > 0) foot.push([t('receipt.before'), -beforeFen]);
  if (openFen !== 0) foot.push([t(openFen > 0 ? 'receipt.later' : 'receipt.more'), Math.abs(openFen)]);
  return {
    kind: 'table',
    columns: [
      { head: t('receipt.item'), fill: true },
      { head: t('receipt.amount'), align: 'end' },
    ],
    rows: quote.lines.map((line) => [words(line), f.money(line.fen)]),
    foot: foot.map(([label, fen]) => [label, f.money(fen)]),
  };
}

type Paid = { enrollmentId: string; paidAt: Date | null; id: string };

/** How a place stood when a payment came. Whole fen. */
type Standing = {
  beforeFen: number;
  /** By how much its price had changed since it was taken. */
  changeFen: number;
};

async function standingOf(paid: Paid, frozen: unknown): Promise<Standing & { quote: FrozenQuote }> {
  const { enrollmentId, paidAt } = paid;
  const createdAt = { lte: paidAt ?? new Date(0) };
  // In the class that the place was moved to before it was paid, that class's price counts.
  const moved = await db.quoteRevision.findFirst({
    where: { enrollmentId, createdAt, reason: 'merged' },
    orderBy: { number: 'desc' },
    select: { number: true, quote: true },
  });
  const quote = frozenQuote(moved ? moved.quote : frozen);
  const later = { enrollmentId, createdAt, number: { gt: moved?.number ?? 0 } };
  const revisions = await db.quoteRevision.count({ where: later });
  const place = revisions > 0 && (await placesMoney(db, [enrollmentId])).get(enrollmentId);
  const priceFen = (upTo: number) =>
    place ? familyMoney({ ...place, prices: place.prices.slice(0, upTo + 1) }).priceFen : 0;
  return { quote, beforeFen: await paidBefore(paid), changeFen: priceFen(revisions) - priceFen(0) };
}

async function paidBefore({ enrollmentId, paidAt, id }: Paid): Promise<number> {
  const { _sum } = await db.payment.aggregate({
    where: { enrollmentId, status: 'paid', id: { not: id }, paidAt: { lt: paidAt ?? new Date(0) } },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0;
}

function receiptFacts(id: string) {
  return db.payment.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      enrollmentId: true,
      amountFen: true,
      payee: true,
      method: true,
      paidAt: true,
      receipt: true,
      enrollment: {
        select: {
          quote: true,
          child: { select: { name: true } },
          guardian: { select: { user: { select: { name: true } } } },
          offeringId: true,
        },
      },
    },
  });
}

/** A paper is kept for years: its instants always have one. */
const withYear = (f: Formatter, at: Date) => f.instant(at, new Date(0));
