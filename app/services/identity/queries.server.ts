import { db } from '~/db/client.server';
import type { Actor } from '~/domain/access/actor';
import type { Role } from '~/domain/access/roles';
import { maskPhone } from '~/domain/phone';
import { NotFound } from '~/domain/refusal';
import { asLng, type Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import { demoDoorsOpen } from './demo-doors.server';
import { realEmail } from './placeholder-email';

export interface AccountView {
  name: string;
  locale: Lng;
  email: string | null;
  emailVerified: boolean;
  /** With its middle hidden: screens are looked at by others too. */
  phone: string | null;
  hasPassword: boolean;
  secondFactor: boolean;
  sessions: number;
}

/** A person's own account. */
export async function accountOf(actor: Pick<Actor, 'userId'>, now: Date): Promise<AccountView> {
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: {
      name: true,
      locale: true,
      email: true,
      emailVerified: true,
      phoneNumber: true,
      twoFactorEnabled: true,
      accounts: { where: { providerId: 'credential' }, select: { id: true }, take: 1 },
      _count: { select: { sessions: { where: { expiresAt: { gt: now } } } } },
    },
  });
  if (!user) throw new NotFound('user');
  return {
    name: user.name,
    locale: asLng(user.locale),
    email: realEmail(user.email),
    emailVerified: user.emailVerified,
    phone: user.phoneNumber && maskPhone(user.phoneNumber),
    hasPassword: user.accounts.length > 0,
    secondFactor: user.twoFactorEnabled === true,
    sessions: user._count.sessions,
  };
}

export interface SessionView {
  id: string;
  /** As the browser names itself; the page makes words of it. */
  userAgent: string;
  startedAt: Date;
  expiresAt: Date;
}

/** Where a person is signed in now, the newest first. */
export async function sessionsOf(actor: Pick<Actor, 'userId'>, now: Date): Promise<SessionView[]> {
  const rows = await db.session.findMany({
    where: { userId: actor.userId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, userAgent: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ id, userAgent, createdAt, expiresAt }) => ({
    id,
    userAgent: userAgent ?? '',
    startedAt: createdAt,
    expiresAt,
  }));
}

export interface CastView {
  key: string;
  name: string;
  roles: Role[];
  /** School, provider or nothing for the bureau and guardians. */
  organization: string | null;
  children: number;
}

/** The cast that the demo's buttons sign in; nobody where there is no demo. */
export async function castOf(lng: Lng): Promise<CastView[]> {
  if (!demoDoorsOpen()) throw new NotFound('cast');
  const names = { nameZh: true, nameEn: true } as const;
  const rows = await db.castMember.findMany({
    orderBy: { position: 'asc' },
    select: {
      key: true,
      user: {
        select: {
          name: true,
          guardian: { select: { _count: { select: { children: true } } } },
          memberships: {
            where: { endedAt: null },
            select: { role: true, provider: { select: names }, school: { select: names } },
          },
        },
      },
    },
  });
  return rows.map(({ key, user }) => {
    const place = user.memberships.map((m) => m.provider ?? m.school).find((found) => found !== null);
    const roles = user.memberships.map((membership) => membership.role as Role);
    return {
      key,
      name: user.name,
      roles: user.guardian ? ['guardian' as const, ...roles] : roles,
      organization: place ? pick(lng, place.nameZh, place.nameEn) : null,
      children: user.guardian?._count.children ?? 0,
    };
  });
}

export interface InboxView {
  id: string;
  channel: 'sms' | 'email';
  recipient: string;
  subject: string;
  body: string;
  at: Date;
}

/** What the demo would have sent, the newest first. */
export async function inbox(limit: number): Promise<InboxView[]> {
  if (!demoDoorsOpen()) throw new NotFound('inbox');
  const rows = await db.inboxMessage.findMany({ orderBy: { createdAt: 'desc' }, take: limit });
  return rows.map(({ createdAt, channel, ...row }) => ({
    ...row,
    channel: channel === 'email' ? 'email' : 'sms',
    at: createdAt,
  }));
}
