import type { Db } from '~/db/client.server';
import type { MessageKind, MessageParams } from '~/domain/messages/kinds';
import { spacedReference } from '~/domain/payment/transfer-reference';
import type { Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { translate } from '~/i18n/translate.server';
import { isMessageKind, linkOf } from './link';
import { type NamedIds, type Names, namesFor } from './names.server';

export interface StoredMessage {
  id: string;
  kind: string;
  params: unknown;
  createdAt: Date;
  readAt: Date | null;
}

/** A message in words: what happened, what it means, what to do, and the page it is about. */
export interface WordedMessage {
  id: string;
  title: string;
  body: string;
  next: string;
  to: string;
  at: Date;
  unread: boolean;
}

type Params = NamedIds & { until?: string } & Record<string, unknown>;

/** Makes words of a reader's messages in their language, names looked up now. */
export async function wordsFor(
  dbOrTx: Db,
  userId: string,
  messages: readonly StoredMessage[],
  lng: Lng,
): Promise<WordedMessage[]> {
  const known = messages.filter(({ kind }) => isMessageKind(kind));
  const namesOf = await namesFor(
    dbOrTx,
    userId,
    known.map(({ params }) => params as Params),
    lng,
  );
  return known.map((message) => {
    const params = message.params as Params;
    const kind = message.kind as MessageKind;
    const names = namesOf(params);
    return {
      id: message.id,
      ...textOf(kind, params, names, lng),
      to: linkOf(kind, params as unknown as MessageParams[typeof kind], names),
      at: message.createdAt,
      unread: message.readAt === null,
    };
  });
}

/** Title, body and next step of a kind of message, with the numbers as people write them. */
export function textOf(kind: MessageKind, params: Params, names: Names, lng: Lng) {
  const t = translate(lng, 'messages') as unknown as (key: string, words?: Record<string, string>) => string;
  const words = {
    course: names.course ?? t('somebody.course'),
    child: names.child ?? t('somebody.child'),
    school: names.school ?? t('somebody.school'),
    draw: names.draw ?? t('somebody.draw'),
    provider: names.provider ?? t('somebody.provider'),
    ...numbersOf(params, lng),
    thing: thingOf(params, names, t),
  };
  const part = (name: 'title' | 'body' | 'next') => capitalized(t(`kind.${kind}.${name}`, words));
  return { title: part('title'), body: part('body'), next: part('next') };
}

/** What runs out, in words: whose check, which kind of paper. */
function thingOf(
  { expiryKind }: Params,
  { person }: Names,
  t: (key: string, words?: Record<string, string>) => string,
): string {
  if (typeof expiryKind !== 'string') return t('somebody.thing');
  return t(`thing.${expiryKind}`, { person: person ?? t('somebody.person') });
}

/** A sentence may begin with a stand-in such as “the school”. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function numbersOf({ until, from, ruleId, ...params }: Params, lng: Lng): Record<string, string> {
  const f = formatter(lng);
  const words: Record<string, string> = {};
  for (const name of ['dueFen', 'paidFen', 'refundFen', 'lessFen']) {
    const fen = params[name];
    if (typeof fen === 'number') words.amount = f.money(fen);
  }
  if (typeof params.openFen === 'number') words.open = f.money(params.openFen);
  if (typeof params.reference === 'string') words.reference = spacedReference(params.reference);
  if (typeof params.month === 'string') words.month = f.month(params.month);
  if (typeof params.places === 'number') words.places = f.number(params.places);
  if (typeof params.drafts === 'number') words.drafts = f.number(params.drafts);
  if (typeof ruleId === 'string') words.rule = ruleId;
  if (typeof from === 'string') words.from = f.date(from, { year: true });
  for (const name of ['date', 'on']) {
    const day = params[name];
    if (typeof day === 'string') words[name] = f.date(day);
  }
  if (until) words.until = /^\d{4}-\d\d-\d\d$/.test(until) ? f.date(until, { year: true }) : f.instant(until);
  return words;
}
