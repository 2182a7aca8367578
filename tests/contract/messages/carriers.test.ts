import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inboxMessages } from '~/ports/messages/inbox.server';
import { MessageNotTaken, type MessagePort, type OutgoingMessage } from '~/ports/messages/port';
import { smsGatewayMessages } from '~/ports/messages/sms-gateway.server';
import { smtpMessages } from '~/ports/messages/smtp.server';

/** What arrived on the other side, and whether that side takes things at the moment. */
const other = { taken: [] as OutgoingMessage[], refuses: false, token: '' };
const TOKEN = 'gateway-token-of-at-least-32-characters';
let gateway: Server;
let mailServer: SocketServer;
const portOf = (server: Server | SocketServer) => (server.address() as AddressInfo).port;

/** A gateway as smsGatewayMessages describes it. */
function smsGateway(): Server {
  return createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      other.token = request.headers.authorization ?? '';
      if (other.refuses) return response.writeHead(503).end();
      other.taken.push({ channel: 'sms', ...JSON.parse(body) });
      return response.writeHead(202).end('{"id":"1"}');
    });
  });
}

/** As much of RFC 5321 as a mail client needs. */
function smtpServer(): SocketServer {
  return createSocketServer((socket) => {
    let data: string[] | null = null;
    let to = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 mail.example ready');
    let rest = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data) {
          if (line !== '.') data.push(line);
          else {
            other.taken.push({ channel: 'email', to, ...readMail(data) });
            data = null;
            say('250 taken');
          }
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 mail.example');
        else if (/^RCPT/i.test(line)) {
          to = /<([^>]+)>/.exec(line)?.[1] ?? '';
          say(other.refuses ? '451 try again later' : '250 fine');
        } else if (/^DATA/i.test(line)) {
          data = [];
          say('354 go on');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 fine');
      }
    });
  });
}

function readMail(lines: string[]): { subject: string; text: string } {
  const blank = lines.indexOf('');
  const head = lines.slice(0, blank).join('\n');
  const raw = lines
    .slice(blank + 1)
    .join('\n')
    .trim();
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1];
  const subject = (/^subject: ((?:.+)(?:\n\s.+)*)/im.exec(head)?.[1] ?? '').replace(
    /=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi,
    (_, how, text) =>
      decode(how.toUpperCase() === 'B' ? 'base64' : 'quoted-printable', text.replace(/_/g, '=20')),
  );
  return { subject, text: decode(encoding ?? '7bit', raw) };
}

function decode(encoding: string, text: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

beforeAll(async () => {
  [gateway, mailServer] = [smsGateway(), smtpServer()];
  await Promise.all(
    [gateway, mailServer].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))),
  );
});
afterAll(() => Promise.all([gateway, mailServer].map((server) => new Promise((done) => server.close(done)))));
beforeEach(() => Object.assign(other, { taken: [], refuses: false, token: '' }));

const sms: OutgoingMessage = { channel: 'sms', to: '13900000001', text: '【海盐课后超市】验证码 123456' };
const email: OutgoingMessage = {
  channel: 'email',
  to: 'lin@mail.example',
  subject: '科学魔术秀 已为林一诺报上名',
  text: '向阳小学的这个班已经有林一诺的名额了。\n\nhttp://localhost:3000/parent/enrollments/1',
};

const carriers: [string, () => MessagePort, OutgoingMessage[]][] = [
  ['SMS gateway', () => smsGatewayMessages(`http://127.0.0.1:${portOf(gateway)}/send`, TOKEN), [sms]],
  [
    'SMTP',
    () => smtpMessages(`smtp://127.0.0.1:${portOf(mailServer)}`, '海盐课后超市 <no-reply@haiyan.example>'),
    [email],
  ],
  [
    'inbox',
    () =>
      inboxMessages(async (message) => {
        if (other.refuses) throw new MessageNotTaken(message.channel, 'full');
        other.taken.push(message);
      }),
    [sms, email],
  ],
];

describe.each(carriers)('messages by %s', (name, make, messages) => {
  it.each(messages)('arrive as they were written: $channel', async (message) => {
    await make().send(message);
    expect(other.taken).toMatchObject([message]);
  });

  it.each(messages)('say that they were not taken, and not to whom: $channel', async (message) => {
    other.refuses = true;
    const failure = await make()
      .send(message)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MessageNotTaken);
    expect(String(failure)).not.toContain(message.to);
    expect(other.taken).toEqual([]);
  });

  if (name !== 'inbox') {
    it('refuse what is not theirs to carry', async () => {
      const wrong = messages[0]?.channel === 'sms' ? email : sms;
      await expect(make().send(wrong)).rejects.toBeInstanceOf(MessageNotTaken);
    });
  }
});

it('the gateway is asked with its token', async () => {
  await smsGatewayMessages(`http://127.0.0.1:${portOf(gateway)}/send`, TOKEN).send(sms);
  expect(other.token).toBe(`Bearer ${TOKEN}`);
});

it('a gateway nobody listens at is a message not taken', async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const port = portOf(closed);
  await new Promise((done) => closed.close(done));
  await expect(smsGatewayMessages(`http://127.0.0.1:${port}/`, TOKEN).send(sms)).rejects.toBeInstanceOf(
    MessageNotTaken,
  );
  await expect(smtpMessages(`smtp://127.0.0.1:${port}`, 'a@b.example').send(email)).rejects.toBeInstanceOf(
    MessageNotTaken,
  );
});
