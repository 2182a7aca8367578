import { symmetricDecrypt } from 'better-auth/crypto';
import { db } from '~/db/client.server';
import type { Lng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import { auth } from './auth.server';

export interface PendingSecondFactor {
  /** otpauth:// address, for the QR code. */
  uri: string;
  /** The same secret for typing, in groups of four. */
  key: string;
  recoveryCodes: string[];
}

/**
 * A second factor that was begun and is not in force yet: what the page shows until its first code comes. Null
 * when there is none; once it is in force neither secret nor recovery codes are ever shown again.
 */
export async function pendingSecondFactor(userId: string, lng: Lng): Promise<PendingSecondFactor | null> {
  const row = await db.twoFactor.findFirst({
    where: { userId, verified: false },
    select: { secret: true, user: { select: { email: true } } },
  });
  if (!row) return null;
  const { secretConfig } = await auth().$context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } });
  const issuer = translate(lng, 'auth')('issuer');
  const label = [issuer, row.user.email].map(encodeURIComponent).join(':');
  return {
    uri: `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer, digits: '6', period: '30' })}`,
    key: secret.match(/.{1,4}/g)?.join(' ') ?? secret,
    recoveryCodes: backupCodes,
  };
}

/** RFC 4648, without padding, as authenticators read it. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}
