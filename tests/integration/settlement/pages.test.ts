import { createHmac, randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { inTransaction } from '~/db/transaction.server';
import { instantOf } from '~/domain/calendar';
import { env } from '~/http/env.server';
import * as desk from '~/routes/bureau+/settlements._index';
import * as deskOne from '~/routes/bureau+/settlements.$settlementId._index';
import { action as act } from '~/routes/bureau+/settlements.$settlementId._index';
import { loader as linesCsv } from '~/routes/bureau+/settlements.$settlementId.lines[.]csv';
import { action as run, loader as runState } from '~/routes/bureau+/settlements.run';
import { loader as treasuryCsv } from '~/routes/bureau+/settlements[.]csv';
import { loader as treasuryPdf } from '~/routes/bureau+/settlements[.]pdf';
import * as statementPage from '~/routes/parent+/statement';
import * as own from '~/routes/provider+/settlements._index';
import * as ownOne from '~/routes/provider+/settlements.$settlementId._index';
import { loader as ownPdf } from '~/routes/provider+/settlements.$settlementId.statement[.]pdf';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { postPlaces } from '~/services/ledger/post.server';
import { settleMonth } from '~/services/settlement/settle-month.server';
import { layClass, layGround, layPlace } from '../lesson/class';
import { auditOn } from '../parent/family-market';
import { rendered } from '../rules/rendered';

const context = { cspNonce: '', requestId: '', clientAddress: '' };
const OCTOBER_1 = instantOf('2026-10-01', 200);

async function cookieOf(userId: string): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId, token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

/** A page in both languages: it is there, and no key of a text shows. */
async function shown(route: string, module: object, address: string, cookie: string) {
  const show = rendered(route, module);
  const pages = [];
  for (const lng of ['zh-CN', 'en'] as const) {
    const page = await show(address, lng, cookie);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(
      /\b(settlement|documents|parent|codes)[.:][a-z]|\{\{|undefined|NaN/,
    );
    pages.push(page.words);
  }
  return pages as [string, string];
}

const asking = (address: string, cookie: string, form?: Record<string, string>) => ({
  request: new Request(`http://localhost:3000${address}`, {
    method: form ? 'POST' : 'GET',
    headers: { cookie, 'accept-language': 'en' },
    ...(form && { body: new URLSearchParams(form) }),
  }),
  context,
});

async function pdfText(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const document = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  return (await extractText(document, { mergePages: true })).text;
}

let officer: string;
let owner: string;
let guardian: string;
let id: string;

beforeAll(async () => {
  const ground = await layGround();
  const { offeringId, lessons } = await layClass(ground.market);
  const places = [await layPlace(ground.market, offeringId), await layPlace(ground.market, offeringId)];
  const at = instantOf('2026-09-23', 600);
  await db.lesson.update({
    where: { id: lessons[0] },
    data: { status: 'taught', providerConfirmedAt: at, schoolConfirmedAt: at },
  });
  const entry = { kind: 'lesson_earned', subjectKind: 'lesson', subjectId: lessons[0] } as const;
  const ids = places.map(({ enrollmentId }) => enrollmentId);
  await inTransaction((tx) => postPlaces(tx, entry, ids, at));
  await settleMonth({ month: '2026-09' }, OCTOBER_1);
  id = (await db.settlement.findFirstOrThrow()).id;
  officer = await cookieOf(ground.officer.userId);
  owner = await cookieOf(ground.owner.userId);
  guardian = await cookieOf((places[0] as (typeof places)[0]).userId);
});

describe('the bureau', () => {
  it('sees a month, a statement line by line, and out of whose money it is', async () => {
    const [zh, en] = await shown('bureau/settlements', desk, '/bureau/settlements?month=2026-09', officer);
    for (const words of ['海盐蓝鲸足球俱乐部', '¥70.00', '草稿', '2026年9月']) expect(zh).toContain(words);
    for (const words of ['Blue Whale Football Club', 'September 2026', 'Draw up September 2026'])
      expect(en).toContain(words);
    const [line, inEnglish] = await shown(
      'bureau/settlements/:settlementId',
      deskOne,
      `/bureau/settlements/${id}`,
      officer,
    );
    expect(line).toContain('家庭缴费（县财政专户代收）');
    for (const words of ['Happy Football', 'No. 1, Sep 22', '¥70.00', 'It is right: confirm'])
      expect(inEnglish).toContain(words);
  });

  it('asks for a month and follows the run', async () => {
    const open = await run({ ...asking('/x', officer, { month: '2099-01' }), params: {} });
    expect((open as { init: { status: number } }).init.status).toBe(422);
    const answer = (await run({ ...asking('/x', officer, { month: '2026-09' }), params: {} })) as Response;
    expect(answer.status).toBe(302);
    const state = await (await runState({ ...asking('/x', officer), params: {} })).json();
    expect(state).toMatchObject({ run: { month: '2026-09', finishedAt: null }, lost: false });
  });

  it('keeps what was typed when a form is not whole, then confirms and pays', async () => {
    const post = (form: Record<string, string>, cookie = officer) =>
      act({ ...asking(`/bureau/settlements/${id}`, cookie, form), params: { settlementId: id } });
    const empty = (await post({ act: 'pay', reference: ' ' })) as { init: { status: number } };
    expect(empty.init.status).toBe(422);
    const early = (await post({ act: 'pay', reference: 'GK-1' })) as { data: { refusals: unknown[] } };
    expect(early.data.refusals).toEqual([{ code: 'settlement_moved_on' }]);
    expect(((await post({ act: 'confirm' })) as Response).status).toBe(302);
    const same = (await post({ act: 'pay', reference: 'GK-1' })) as { data: { refusals: unknown[] } };
    expect(same.data.refusals).toEqual([{ code: 'settlement_same_person' }]);
    const [, en] = await shown(
      'bureau/settlements/:settlementId',
      deskOne,
      `/bureau/settlements/${id}`,
      officer,
    );
    expect(en).toContain('A colleague or the administrator records its payment');
  });

  it('gives the treasury a table and a list, and writes down that it did', async () => {
    const params = {};
    const csv = await treasuryCsv({ ...asking('/x?month=2026-09', officer), params });
    const text = await csv.text();
    expect(text).toContain('Blue Whale Football Club');
    expect(text).toContain('70.00');
    const list = await pdfText(await treasuryPdf({ ...asking('/x?month=2026-09', officer), params }));
    for (const words of ['Blue Whale Football Club', '¥70.00', 'September 2026', 'county’s fiscal account'])
      expect(list).toContain(words);
    expect(await auditOn('2026-09')).toEqual(['settlement.export', 'settlement.export']);
    await expect(treasuryCsv({ ...asking('/x?month=now', officer), params })).rejects.toThrow(/not found/);
    const lines = await linesCsv({ ...asking('/x', officer), params: { settlementId: id } });
    expect(await lines.text()).toContain('70.00');
  });
});

describe('the provider', () => {
  it('sees what it earned lesson by lesson, and nothing of children or funds', async () => {
    const [zh, en] = await shown('provider/settlements', own, '/provider/settlements', owner);
    expect(zh).toContain('¥70.00');
    for (const words of ['September 2026', 'Confirmed, to be paid', '¥210.00']) expect(en).toContain(words);
    const pages = await shown(
      'provider/settlements/:settlementId',
      ownOne,
      `/provider/settlements/${id}`,
      owner,
    );
    for (const page of pages) {
      expect(page).toContain('¥70.00');
      expect(page).not.toMatch(/林|Families’ fees|家庭缴费|Subsidy:|补助：/);
    }
    const file = await pdfText(await ownPdf({ ...asking('/x', owner), params: { settlementId: id } }));
    for (const words of ['Blue Whale Football Club', 'Happy Football', '¥70.00'])
      expect(file).toContain(words);
    expect(file).not.toMatch(/林|Families’ fees|Subsidy/);
  });
});

describe('a parent', () => {
  it('reads the term: what it cost, what was paid, what is open', async () => {
    const [zh, en] = await shown('parent/statement', statementPage, '/parent/statement', guardian);
    for (const words of ['林一诺', '快乐足球', '¥140.00', '还要付 ¥0.00']) expect(zh).toContain(words);
    for (const words of ['Happy Football', 'Your share ¥140.00', 'Receipt: ¥140.00'])
      expect(en).toContain(words);
  });
});
