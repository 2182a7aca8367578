import { randomInt } from 'node:crypto';
import { db } from '~/db/client.server';
import type { StaffRole } from '~/db/generated/enums';
import type { Caller } from '~/services/identity/caller.server';
import { hashPassword } from '~/services/identity/password.server';
import { sessionTokenIn } from '~/services/identity/session-token.server';
import { signedInBy } from '~/services/identity/signed-in.server';

/** A browser: keeps the cookies it is given. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly address = `192.0.2.${randomInt(1, 255)}`,
    private readonly lng: Caller['lng'] = 'zh-CN',
  ) {}

  get caller(): Caller {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return { cookie: cookie || null, userAgent: 'Chrome/140 Android', address: this.address, lng: this.lng };
  }

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      if (attributes.some((one) => /^max-age=0$/i.test(one))) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  signedIn(now = new Date()) {
    const token = sessionTokenIn(this.caller.cookie);
    return token ? signedInBy(token, now) : Promise.resolve(null);
  }
}

let phones = 0;
/** A phone nobody has yet. */
export const freshPhone = () => `1390000${String(++phones).padStart(4, '0')}`;

/** The six digits in the newest message to somebody. */
export async function codeSentTo(recipient: string): Promise<string> {
  const message = await db.inboxMessage.findFirst({
    where: { recipient },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const code = /\b\d{6}\b/.exec(message?.body ?? '')?.[0];
  if (!code) throw new Error('no code was sent');
  return code;
}

export const PASSWORD = 'violet kite harbour';

/** A member of staff with a password and one role. */
export async function makeStaff(email: string, role: StaffRole) {
  const { providerId, schoolId } = await organizationFor(role);
  const user = await db.user.create({
    data: {
      name: '测试人员',
      email,
      emailVerified: true,
      memberships: { create: { role, providerId, schoolId } },
    },
  });
  await db.account.create({
    data: {
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password: await hashPassword(PASSWORD),
    },
  });
  return user;
}

async function organizationFor(role: StaffRole) {
  if (role.startsWith('provider')) {
    const provider = await db.provider.create({
      data: { kind: 'individual', nameZh: '测试机构', nameEn: 'Test provider' },
    });
    return { providerId: provider.id };
  }
  if (role.startsWith('school')) {
    const named = { nameZh: '测试', nameEn: 'Test' };
    await db.town.upsert({
      where: { id: 'test-town' },
      create: { id: 'test-town', ...named, kind: 'urban', position: 99 },
      update: {},
    });
    const school = await db.school.upsert({
      where: { id: 'test-school' },
      create: {
        id: 'test-school',
        ...named,
        kind: 'primary',
        townId: 'test-town',
        addressZh: '',
        addressEn: '',
      },
      update: {},
    });
    return { schoolId: school.id };
  }
  return {};
}

/** The verbs the audit has of a person, in order. */
export async function auditOf(userId: string): Promise<string[]> {
  const events = await db.auditEvent.findMany({
    where: { OR: [{ actorUserId: userId }, { subjectId: userId }] },
    orderBy: { id: 'asc' },
  });
  return events.map(({ verb }) => verb);
}
