import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { env } from '~/http/env.server';
import * as entitlements from '~/routes/bureau+/entitlements._index';
import * as entitlementOne from '~/routes/bureau+/entitlements.$entitlementId';
import * as claims from '~/routes/bureau+/entitlements.claims._index';
import * as claimOne from '~/routes/bureau+/entitlements.claims.$claimId._index';
import { loader as proofFile } from '~/routes/bureau+/entitlements.claims.$claimId.proof';
import * as imports from '~/routes/bureau+/entitlements.imports._index';
import * as importOne from '~/routes/bureau+/entitlements.imports.$importId';
import { loader as sample } from '~/routes/bureau+/entitlements.sample[.]csv';
import * as programmes from '~/routes/bureau+/programmes._index';
import * as programmeOne from '~/routes/bureau+/programmes.$programmeId._index';
import * as programmeEdit from '~/routes/bureau+/programmes.$programmeId.edit';
import { loader as schoolsCsv } from '~/routes/bureau+/programmes.$programmeId.schools[.]csv';
import * as programmeNew from '~/routes/bureau+/programmes.new';
import { loader as programmesCsv } from '~/routes/bureau+/programmes[.]csv';
import * as childAid from '~/routes/parent+/children.$childId.aid';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { openPupilNumber } from '~/services/pupils/pupil-number.server';
import { castUserId } from '../../../prisma/seed/cast';
import { seedDemoCounty } from '../../../prisma/seed/index';
import { rendered } from '../rules/rendered';
import { csvText, utf8 } from '../school/roster-files';

type Cast = Parameters<typeof castUserId>[0];
const LNGS = ['zh-CN', 'en'] as const;
const context = { cspNonce: '', requestId: '', clientAddress: '' };
const TODAY = todayInShanghai(new Date());

/** The cookie of a session of somebody of the cast. */
async function cookieOf(key: Cast): Promise<string> {
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId: castUserId(key), token, expiresAt, secondFactor: 'demo' } });
  const mac = createHmac('sha256', env().SESSION_SECRET).update(token).digest('base64');
  return `${cookieName(SESSION_COOKIE)}=${encodeURIComponent(`${token}.${mac}`)}`;
}

/** A page in both languages: it is there, in one language, and no key of a text shows. */
async function shown(route: string, module: object, address: string, cookie: string) {
  const show = rendered(route, module);
  const pages = [];
  for (const lng of LNGS) {
    const page = await show(address, lng, cookie);
    expect(page.status, `${address} ${lng}`).toBe(200);
    expect(page.words, `${address} ${lng}`).not.toMatch(
      /\b(aid|codes|parent|common)[.:][a-z]|\b(programme|imports|claims|child|table|form)\.[a-z]|\{\{|undefined|NaN/,
    );
    pages.push(page);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}

async function post(
  route: { action?: unknown },
  path: string,
  params: object,
  form: FormData,
  cookie: string,
) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  });
  const act = route.action as (
    args: object,
  ) => Promise<Response | { init: { status: number }; data: unknown }>;
  return act({ request, params, context });
}

const formOf = (fields: Record<string, string | readonly string[] | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each as string);
  return form;
};

let officer: string;
let parent: string;
let childId: string;
let programmeId: string;

beforeAll(async () => {
  await seedDemoCounty(db, { now: new Date() });
  [officer, parent] = [await cookieOf('officer-shen'), await cookieOf('guardian-lin')];
  const link = await db.guardianChild.findFirstOrThrow({
    where: { guardian: { userId: castUserId('guardian-lin') } },
  });
  childId = link.childId;
  programmeId = (await db.programme.findFirstOrThrow({ where: { grants: { some: {} } } })).id;
}, 300_000);

const get = (loader: unknown, path: string, params = {}) =>
  (loader as (args: object) => Promise<Response>)({
    request: new Request(`http://localhost:3000${path}`, { headers: { cookie: officer } }),
    params,
    context,
  });

it('has no browser keep a page that says who is helped, and why', () => {
  for (const { headers } of [entitlements, entitlementOne, claims, claimOne, importOne, childAid])
    expect(headers()).toEqual({ 'cache-control': 'private, no-store' });
});

describe('the pages of programmes', () => {
  it('show every programme with its balance, and one with its money over time', async () => {
    const [zh, en] = await shown('bureau/programmes', programmes, '/bureau/programmes', officer);
    expect(zh.words).toContain('已承诺');
    expect(en.html).toContain(`href="/bureau/programmes/${programmeId}"`);
    const path = `/bureau/programmes/${programmeId}`;
    const [one] = await shown('bureau/programmes/:programmeId', programmeOne, path, officer);
    expect(one.words).toContain('照现在的速度');
    expect(one.words).toContain('城镇和农村');
    await shown('bureau/programmes/:programmeId/edit', programmeEdit, `${path}/edit`, officer);
    await shown('bureau/programmes/new', programmeNew, '/bureau/programmes/new', officer);
    for (const [loader, address, params] of [
      [programmesCsv, '/bureau/programmes.csv', {}],
      [schoolsCsv, `${path}/schools.csv`, { programmeId }],
    ] as const) {
      const file = await get(loader, address, params);
      expect(file.headers.get('content-type')).toContain('text/csv');
      expect((await file.text()).split('\r\n').length).toBeGreaterThan(2);
    }
  });

  it('open a programme from the form as it is typed, and keep what was typed when it is not in order', async () => {
    const fields = {
      nameZh: '材料费补助',
      nameEn: 'Materials',
      towns: ['rural'],
      covers: ['materials'],
      percent: '50',
      position: '9',
      budgetFen: '10,000.50',
      from: TODAY,
      to: addDays(TODAY, 60),
    };
    const bad = await post(
      programmeNew,
      '/bureau/programmes/new',
      {},
      formOf({ ...fields, percent: '101' }),
      officer,
    );
    expect(bad).toMatchObject({ init: { status: 422 } });
    expect(JSON.stringify(bad)).toContain('invalid_whole_number');
    expect(JSON.stringify(bad)).toContain('10,000.50');
    const done = (await post(
      programmeNew,
      '/bureau/programmes/new',
      {},
      formOf(fields),
      officer,
    )) as Response;
    expect(done.status).toBe(302);
    const made = await db.programme.findFirstOrThrow({ where: { nameEn: 'Materials' } });
    expect(made).toMatchObject({ classes: [], capFen: null, budgetFen: 1_000_050, percent: 50 });
    const path = `/bureau/programmes/${made.id}`;
    const edit = formOf({ ...fields, capFen: '200', classes: ['orphan', 'disabled'] });
    await post(programmeEdit, `${path}/edit`, { programmeId: made.id }, edit, officer);
    const ended = (await post(programmeOne, path, { programmeId: made.id }, formOf({}), officer)) as Response;
    expect(ended.status).toBe(302);
    const over = await db.programme.findUniqueOrThrow({ where: { id: made.id } });
    expect(over).toMatchObject({ capFen: 20_000, classes: ['orphan', 'disabled'] });
    expect(over.toDate.toISOString().slice(0, 10)).toBe(TODAY);
  });
});

describe('the pages of entitlements', () => {
  it('list them with filters, each look written down, and end one', async () => {
    const looks = () => db.auditEvent.count({ where: { verb: 'entitlements.list' } });
    const before = await looks();
    const [zh] = await shown('bureau/entitlements', entitlements, '/bureau/entitlements', officer);
    expect(zh.words).toContain('补助资格');
    expect(await looks()).toBe(before + 2);
    for (const state of ['to_come', 'over'])
      await shown(
        'bureau/entitlements',
        entitlements,
        `/bureau/entitlements?state=${state}&class=orphan`,
        officer,
      );
    const { id } = await db.entitlement.findFirstOrThrow({ where: { toDate: { gt: new Date() } } });
    const path = `/bureau/entitlements/${id}`;
    await shown('bureau/entitlements/:entitlementId', entitlementOne, path, officer);
    const none = await post(entitlementOne, path, { entitlementId: id }, formOf({ lastDay: TODAY }), officer);
    expect(none).toMatchObject({ init: { status: 422 } });
    const form = formOf({ lastDay: TODAY, reason: 'no_longer' });
    const done = (await post(entitlementOne, path, { entitlementId: id }, form, officer)) as Response;
    expect(done.status).toBe(302);
  });

  it('import a register: a look first, then applied', async () => {
    await shown('bureau/entitlements/imports', imports, '/bureau/entitlements/imports', officer);
    const pupil = await db.child.findFirstOrThrow({ where: { leftOn: null, entitlements: { none: {} } } });
    const rows = [
      ['学籍号', '类别', '起始日期', '截止日期'],
      [openPupilNumber(pupil), '孤儿', TODAY, addDays(TODAY, 99)],
      ['G990000201601010101', '孤儿', TODAY, addDays(TODAY, 99)],
      [openPupilNumber(pupil), '别的', TODAY, addDays(TODAY, 99)],
    ];
    const file = new File([utf8(csvText(rows))], '孤儿.csv', { type: 'text/csv' });
    const path = '/bureau/entitlements/imports';
    const nothing = await post(imports, path, {}, formOf({ source: 'civil_affairs' }), officer);
    expect(nothing).toMatchObject({ init: { status: 422 } });
    const sent = (await post(
      imports,
      path,
      {},
      formOf({ source: 'civil_affairs', file }),
      officer,
    )) as Response;
    const preview = sent.headers.get('location') ?? '';
    const route = 'bureau/entitlements/imports/:importId';
    const [zh, en] = await shown(route, importOne, preview, officer);
    expect(zh.words).toContain('全县没有这个学籍号的学生');
    expect(en.words).toContain(pupil.name);
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(zh.html)?.[1] ?? '';
    const importId = preview.split('/').at(-1) ?? '';
    const applied = (await post(
      importOne,
      preview,
      { importId },
      formOf({ act: 'apply', seen }),
      officer,
    )) as Response;
    expect(applied.status).toBe(302);
    await shown(route, importOne, preview, officer);
    expect(await db.entitlement.count({ where: { importId } })).toBe(1);
    expect(await (await get(sample, '/bureau/entitlements/sample.csv?lng=en')).text()).toContain(
      'Pupil number',
    );
  });

  it('decide what a parent has applied for, with its paper, and the parent sees it', async () => {
    const path = `/parent/children/${childId}/aid`;
    const route = 'parent/children/:childId/aid';
    const [zh, en] = await shown(route, childAid, path, parent);
    expect(zh.words).toContain('申请补助');
    expect(en.words).toContain('Apply for aid');
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const proof = new File([png], '证.png', { type: 'image/png' });
    const fields = { act: 'apply', class: 'disabled', from: TODAY, to: addDays(TODAY, 200) };
    expect(await post(childAid, path, { childId }, formOf(fields), parent)).toMatchObject({
      init: { status: 422 },
    });
    const wrong = new File([new Uint8Array([1, 2])], 'a.pdf');
    const unfit = await post(childAid, path, { childId }, formOf({ ...fields, proof: wrong }), parent);
    expect(JSON.stringify(unfit)).toContain('"proof":["file_content"]');
    const sent = (await post(childAid, path, { childId }, formOf({ ...fields, proof }), parent)) as Response;
    expect(sent.status).toBe(302);
    const { id } = await db.entitlementClaim.findFirstOrThrow({ where: { childId, class: 'disabled' } });
    await shown('bureau/entitlements/claims', claims, '/bureau/entitlements/claims', officer);
    await shown('bureau/entitlements/claims', claims, '/bureau/entitlements/claims?state=decided', officer);
    const onePath = `/bureau/entitlements/claims/${id}`;
    await shown('bureau/entitlements/claims/:claimId', claimOne, onePath, officer);
    const paper = await get(proofFile, `${onePath}/proof`, { claimId: id });
    expect(new Uint8Array(await paper.arrayBuffer())).toEqual(png);
    expect(paper.headers.get('cache-control')).toBe('private, no-store');
    expect(await db.auditEvent.count({ where: { verb: 'entitlement_proof.read', subjectId: id } })).toBe(1);
    const decline = formOf({ act: 'decline', answer: '照片不清楚，请重拍。' });
    const done = (await post(claimOne, onePath, { claimId: id }, decline, officer)) as Response;
    expect(done.status).toBe(302);
    await shown('bureau/entitlements/claims/:claimId', claimOne, onePath, officer);
    const [after] = await shown(route, childAid, path, parent);
    expect(after.words).toContain('照片不清楚，请重拍。');
  });
});
