import type { Prisma } from '~/db/generated/client';
import { todayInShanghai } from '~/domain/calendar';
import { type EntryKind, familyFund, type LedgerAccount, type PostingLine } from '~/domain/ledger/accounts';
import { Balances } from '~/domain/ledger/balances';
import { grantedFen, type PlaceMoney, placeBalances } from '~/domain/ledger/place';
import { streamsOf } from '~/domain/pricing/streams';
import type { PayablePosting } from '~/domain/settlement/lines';
import type { EnrollmentStatus } from '~/domain/states';
import type { FrozenQuote } from '~/services/enrollment/frozen-quote';
import { type LessonRow, placeLessons, wereMaterialsUsed } from '~/services/ledger/place-lessons';
import { dateOf, idOf } from './ids';

/** A place as it stands at one moment of the replay. */
export type LivePlace = {
  readonly id: string;
  readonly offeringId: string;
  readonly childId: string;
  readonly guardianId: string;
  readonly termId: string;
  readonly providerId: string;
  readonly schoolId: string;
  readonly payee: string;
  readonly createdAt: Date;
  readonly quote: FrozenQuote;
  /** Lessons of its class, the same objects for every place of it. */
  readonly lessons: readonly LiveLesson[];
  readonly attendance: Map<string, LessonRow['state']>;
  status: EnrollmentStatus | 'none';
  endedAt: Date | null;
  receivedFen: number;
  goneFen: number;
};

export type LiveLesson = { -readonly [K in keyof Omit<LessonRow, 'state'>]: LessonRow[K] };

export type SeedAct = {
  readonly kind: EntryKind;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly key?: string;
};

type EntryRow = Prisma.JournalEntryCreateManyInput & { id: string };
type Payable = { readonly posting: PayablePosting; settled: boolean };
type PostingRow = Prisma.PostingCreateManyInput & { entryId: string; account: LedgerAccount };

/** The ledger as the acts of the county write it, one after the other, by the functions that the commands use. */
export class Replay {
  readonly entries: EntryRow[] = [];
  readonly postings: PostingRow[] = [];
  /** What providers were credited with, by provider. */
  readonly payables = new Map<string, Payable[]>();
  readonly #stands = new Map<string, Balances>();
  readonly #counts = new Map<string, number>();

  /** What the ledger owes a family for a place, requested refunds included. */
  owedBackFen({ id, payee }: LivePlace): number {
    return -(this.#stands.get(id)?.get('refund_payable', payee) ?? 0);
  }

  /** Posts what has changed for some places, together with money that moved, as one entry. */
  post(act: SeedAct, places: readonly LivePlace[], at: Date, moved: readonly PostingLine[] = []): void {
    const lines = places.flatMap((place) => {
      const balances = placeBalances(moneyOf(place));
      const since = balances.since(this.#stands.get(place.id) ?? new Balances(), place.id);
      this.#stands.set(place.id, balances);
      return since;
    });
    const all = [...lines, ...moved];
    if (all.length === 0) return;
    const name = `${act.kind} ${act.subjectId}`;
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    const id = idOf('entry', name, count);
    const { kind, subjectKind, subjectId, key = null } = act;
    const day = todayInShanghai(at);
    this.entries.push({ id, day: dateOf(day), at, kind, subjectKind, subjectId, key });
    const offerings = new Map(places.map((place) => [place.id, place.offeringId]));
    for (const [index, { account, party, fund, enrollmentId, amountFen }] of all.entries())
      this.postings.push({ entryId: id, line: index + 1, account, party, fund, enrollmentId, amountFen });
    for (const { account, party, fund, enrollmentId, amountFen } of all) {
      if (account !== 'provider_payable' || kind === 'settlement_paid') continue;
      const posting: PayablePosting = {
        entryId: id,
        day,
        number: this.entries.length,
        entryKind: kind,
        lessonId: subjectKind === 'lesson' ? subjectId : null,
        offeringId: offerings.get(enrollmentId ?? '') ?? null,
        enrollmentId,
        fund,
        amountFen,
      };
      const own = this.payables.get(party) ?? [];
      own.push({ posting, settled: false });
      this.payables.set(party, own);
    }
  }
}

/** A price is read once for a place, however often its money is counted. */
const priced = new WeakMap<FrozenQuote, PlaceMoney['prices']>();

function pricesOf({ quote, payee }: LivePlace): PlaceMoney['prices'] {
  const known = priced.get(quote) ?? [{ from: null, streams: streamsOf(quote, familyFund(payee)) }];
  priced.set(quote, known);
  return known;
}

/** As the database's own facts are read: services/ledger/place-money. */
export function moneyOf(place: LivePlace): PlaceMoney {
  const { status, quote, payee, endedAt, attendance, createdAt } = place;
  if (status === 'none') throw new Error(`Not taken yet: ${place.id}`);
  const rows = place.lessons.map((lesson) => ({ ...lesson, state: attendance.get(lesson.id) ?? null }));
  const lessons = placeLessons(rows, createdAt, quote.lessons);
  const withdrawnOn = status === 'withdrawn' && endedAt ? todayInShanghai(endedAt) : null;
  return {
    status,
    providerId: place.providerId,
    schoolId: place.schoolId,
    payee,
    model: quote.refundModel ?? 'per_lesson',
    withdrawnOn,
    materialsUsed: wereMaterialsUsed(status, lessons, withdrawnOn),
    prices: pricesOf(place),
    lessons,
    receivedFen: place.receivedFen,
    goneFen: place.goneFen,
  };
}

/** What programmes are bound to by the places at the end. */
export function grantRows(places: readonly LivePlace[]): Prisma.SubsidyGrantCreateManyInput[] {
  return places
    .filter(({ quote }) => quote.grants.length > 0)
    .flatMap((place) =>
      [...grantedFen(moneyOf(place))].map(([programmeId, amountFen]) => ({
        enrollmentId: place.id,
        programmeId,
        childId: place.childId,
        termId: place.termId,
        amountFen,
      })),
    );
}
