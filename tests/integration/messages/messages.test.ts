import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { NotFound } from '~/domain/refusal';
import { runDueJobs } from '~/jobs/runner.server';
import { markAllRead, markRead } from '~/services/messages/mark-read.server';
import { notify } from '~/services/messages/notify.server';
import { messagesOf } from '~/services/messages/queries.server';
import { unreadCount } from '~/services/messages/unread-count.server';
import { makeStaff } from '../identity/people';

let count = 0;
const now = new Date();

async function guardian(fields: { locale?: string; phone?: string; email?: string } = {}) {
  const user = await db.user.create({
    data: {
      name: '测试家长',
      email: fields.email ?? `g${++count}@phone.invalid`,
      emailVerified: fields.email !== undefined,
      phoneNumber: fields.phone,
      phoneNumberVerified: fields.phone !== undefined,
      locale: fields.locale ?? 'zh-CN',
      guardian: { create: {} },
    },
    include: { guardian: true },
  });
  return { userId: user.id, guardianId: user.guardian?.id ?? '' };
}

async function child(schoolId: string, ...guardianIds: string[]) {
  const row = await db.child.create({
    data: {
      schoolId,
      name: '林一诺',
      birthDate: new Date('2018-03-04'),
      grade: 3,
      className: '1',
      pupilNumberCipher: 'x',
      pupilNumberKeyId: 'x',
      pupilNumberHash: `hash-${++count}`,
      guardians: { create: guardianIds.map((guardianId) => ({ guardianId })) },
    },
  });
  return row.id;
}

const school = async () => {
  await makeStaff(`anchor${++count}@school.example`, 'school_admin');
  return 'test-school';
};
const tell = (userId: string, childId: string) =>
  inTransaction((tx) => notify(tx, { userIds: [userId] }, 'claim_confirmed', { childId }, now));
const read = (actor: { userId: string }, lng: 'zh-CN' | 'en' = 'zh-CN') =>
  messagesOf(actor, { lng, page: 1 });

beforeEach(() => db.inboxMessage.deleteMany());

describe('a message', () => {
  it('stands in the app and goes to the phone, in the reader’s language', async () => {
    const reader = await guardian({ phone: '13911110001', locale: 'en' });
    await tell(reader.userId, await child(await school(), reader.guardianId));
    expect((await read(reader, 'en')).messages[0]?.title).toBe(
      'The school confirmed that 林一诺 is your child',
    );
    await runDueJobs();
    const sent = await db.inboxMessage.findMany();
    expect(sent).toMatchObject([{ channel: 'sms', recipient: '13911110001' }]);
    expect(sent[0]?.body).toBe(
      '[Haiyan After-School Supermarket] The school confirmed that 林一诺 is your child. See which courses fit. http://localhost:3000/parent',
    );
  });

  it('goes to a confirmed e-mail beside the phone, and never to a placeholder', async () => {
    const both = await guardian({ phone: '13911110002', email: `lin${++count}@mail.example` });
    const neither = await guardian();
    const childId = await child(await school(), both.guardianId, neither.guardianId);
    await tell(both.userId, childId);
    await tell(neither.userId, childId);
    await runDueJobs();
    const sent = await db.inboxMessage.findMany({ orderBy: { channel: 'asc' } });
    expect(sent.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    expect(sent[0]).toMatchObject({ subject: '学校已确认林一诺是您的孩子' });
  });

  it('goes to staff by e-mail', async () => {
    const email = `staff${++count}@school.example`;
    const user = await makeStaff(email, 'school_admin');
    await inTransaction((tx) =>
      notify(tx, { userIds: [user.id] }, 'claim_waiting', { schoolId: 'test-school' }, now),
    );
    await runDueJobs();
    expect(await db.inboxMessage.findMany()).toMatchObject([{ channel: 'email', recipient: email }]);
  });

  it('is never sent for what was not committed', async () => {
    const reader = await guardian({ phone: '13911110003' });
    const childId = await child(await school(), reader.guardianId);
    const act = inTransaction(async (tx) => {
      await notify(tx, { userIds: [reader.userId] }, 'claim_confirmed', { childId }, now);
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await runDueJobs();
    expect(await db.inboxMessage.count()).toBe(0);
    expect(await unreadCount(reader)).toBe(0);
  });

  it('names a child only while the reader is its guardian', async () => {
    const reader = await guardian();
    const childId = await child(await school(), reader.guardianId);
    await tell(reader.userId, childId);
    expect((await read(reader)).messages[0]?.title).toContain('林一诺');
    await db.guardianChild.deleteMany({ where: { childId } });
    const { messages } = await read(reader);
    expect(JSON.stringify(messages)).not.toContain('林一诺');
    expect(messages[0]?.title).toBe('学校已确认孩子是您的孩子');
  });

  it('keeps no name in its row', async () => {
    const reader = await guardian();
    await tell(reader.userId, await child(await school(), reader.guardianId));
    expect(JSON.stringify(await db.message.findMany())).not.toContain('林一诺');
  });
});

describe('reading', () => {
  it('counts, shows the unread first, and leads to what it is about', async () => {
    const reader = await guardian();
    const childId = await child(await school(), reader.guardianId);
    for (let n = 0; n < 3; n++) await tell(reader.userId, childId);
    const before = await read(reader);
    expect(before).toMatchObject({ total: 3, unread: 3, pages: 1 });
    expect(await markRead(reader, before.messages[0]?.id ?? '', now)).toEqual({ to: '/parent' });
    const after = await read(reader);
    expect(after.messages.map(({ unread }) => unread)).toEqual([true, true, false]);
    expect(await unreadCount(reader)).toBe(2);
    expect(await markAllRead(reader, new Date())).toBe(2);
    expect(await unreadCount(reader)).toBe(0);
  });

  it('is for one’s own messages: another’s are not found', async () => {
    const [mine, theirs] = [await guardian(), await guardian()];
    await tell(theirs.userId, await child(await school(), theirs.guardianId));
    const [message] = (await read(theirs)).messages;
    await expect(markRead(mine, message?.id ?? '', now)).rejects.toBeInstanceOf(NotFound);
    expect(await unreadCount(theirs)).toBe(1);
    expect((await read(mine)).messages).toEqual([]);
  });

  it('goes through many pages without losing or repeating one', async () => {
    const reader = await guardian();
    const childId = await child(await school(), reader.guardianId);
    for (let n = 0; n < 45; n++) await tell(reader.userId, childId);
    const ids: string[] = [];
    for (const page of [1, 2, 3]) {
      const found = await messagesOf(reader, { lng: 'en', page });
      expect(found.pages).toBe(3);
      ids.push(...found.messages.map(({ id }) => id));
    }
    expect(new Set(ids)).toHaveProperty('size', 45);
    expect((await messagesOf(reader, { lng: 'en', page: 99 })).page).toBe(3);
  });
});
