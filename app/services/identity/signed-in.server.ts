import { statement } from '~/db/statement.server';
import type { Actor, Membership } from '~/domain/access/actor';
import { SECOND_FACTOR_ROLES } from '~/domain/access/roles';
import { FairQueue } from '~/domain/fair-queue';
import { asLng } from '~/i18n/config';
import { demoDoorsOpen } from './demo-doors.server';

/** A live session with the person behind it. */
export type SignedIn = {
  sessionId: string;
  expiresAt: Date;
  /** The person as far as this session may act: without roles that still wait for their second factor. */
  actor: Actor;
  /** Roles that need a second factor (the bureau's always, anybody's once enrolled) which this session has not shown. */
  rolesWaiting: readonly Membership['role'][];
  /** The account has a second factor enrolled, whether or not this session has shown it. */
  secondFactorEnrolled: boolean;
};

type Row = {
  token: string;
  session_id: string;
  expires_at: Date;
  second_factor: string | null;
  user_id: string;
  name: string;
  locale: string;
  two_factor_enabled: boolean | null;
  guardian_id: string | null;
  memberships: Membership[];
};

// However many there are, each is looked up by its key: a join would read whole tables for a handful.
const ask = statement<Row>(
  'identity_signed_in',
  `SELECT t.token, i.*
     FROM jsonb_array_elements_text($1::jsonb) AS t (token)
     CROSS JOIN LATERAL (
       SELECT s.id::text AS session_id, s.expires_at, s.second_factor,
              u.id::text AS user_id, u.name, u.locale, u.two_factor_enabled, g.id::text AS guardian_id,
              COALESCE((SELECT json_agg(json_build_object('role', m.role, 'providerId', m.provider_id, 'schoolId', m.school_id)
                                        ORDER BY m.role, m.created_at)
                          FROM membership m WHERE m.user_id = u.id AND m.ended_at IS NULL), '[]'::json) AS memberships
         FROM session s
         JOIN "user" u ON u.id = s.user_id
         LEFT JOIN guardian g ON g.user_id = u.id
        WHERE s.token = t.token AND s.expires_at > $2::timestamptz LIMIT 1) i`,
);

/** How many who knock in the same moment are looked up together. */
const TOGETHER = 50;
const queue = new FairQueue<{ token: string; now: Date }, SignedIn | null>(TOGETHER);

/**
 * The person of a session token; null when the session is over, revoked or never was. Read afresh each time, in one query
 * with all who ask in the same moment.
 */
export function signedInBy(token: string, now: Date): Promise<SignedIn | null> {
  return queue.ask('', { token, now }, async (_, turns) => {
    const tokens = [...new Set(turns.map(({ wish }) => wish.token))];
    const since = Math.min(...turns.map(({ wish }) => wish.now.getTime()));
    const rows = await ask(JSON.stringify(tokens), new Date(since).toISOString());
    const byToken = new Map(rows.map((row) => [row.token, row]));
    for (const { wish, answer } of turns) {
      const row = byToken.get(wish.token);
      answer(row && row.expires_at > wish.now ? signedInOf(row) : null);
    }
  });
}

function signedInOf(row: Row): SignedIn {
  const shown = row.second_factor !== null && (row.second_factor !== 'demo' || demoDoorsOpen());
  const waits = (membership: Membership) =>
    !shown && (row.two_factor_enabled === true || SECOND_FACTOR_ROLES.includes(membership.role));
  return {
    sessionId: row.session_id,
    expiresAt: row.expires_at,
    actor: {
      userId: row.user_id,
      name: row.name,
      locale: asLng(row.locale),
      guardianId: row.guardian_id,
      memberships: row.memberships.filter((membership) => !waits(membership)),
    },
    rolesWaiting: row.memberships.filter(waits).map((membership) => membership.role),
    secondFactorEnrolled: row.two_factor_enabled === true,
  };
}
