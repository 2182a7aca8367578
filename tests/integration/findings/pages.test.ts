import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { paramPlaces } from '~/domain/reduction/param-places';
import { NotFound } from '~/domain/refusal';
import { env } from '~/http/env.server';
import * as desk from '~/routes/bureau+/findings._index';
import * as deskOne from '~/routes/bureau+/findings.$findingId';
import { action as recheck } from '~/routes/bureau+/findings.recheck';
import { loader as csv } from '~/routes/bureau+/findings[.]csv';
import * as rules from '~/routes/bureau+/rules._index';
import * as ruleVersion from '~/routes/bureau+/rules.$ruleId.versions.$version';
import * as ruleDraft from '~/routes/bureau+/rules.$ruleId.versions.new';
import * as own from '~/routes/provider+/findings._index';
import * as ownOne from '~/routes/provider+/findings.$findingId';
import * as care from '~/routes/school+/care';
import * as here from '~/routes/school+/findings';
import * as schoolClass from '~/routes/school+/offerings.$offeringId';
import { cookieName, SESSION_COOKIE } from '~/services/identity/cookie-names.server';
import { draftRuleVersion, latestVersion } from '~/services/rules/draft.server';
import { castUserId } from '../../../prisma/seed/cast';
import { seedDemoCounty } from '../../../prisma/seed/index';
import { staffMember } from '../provider/county';
import { rendered } from '../rules/rendered';

type Cast = Parameters<typeof castUserId>[0];
const LNGS = ['zh-CN', 'en'] as const;
const context = { cspNonce: '', requestId: '', clientAddress: '' };

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
      /\b(findings|rules|codes|bureau|school)[.:][a-z]|\{\{|undefined/,
    );
    pages.push(page);
  }
  return pages as [(typeof pages)[number], (typeof pages)[number]];
}

let officer: string;
let admin: string;
let owner: string;
let head: string;
let asked: string;

beforeAll(async () => {
  await seedDemoCounty(db, { now: new Date() });
  [officer, admin, owner, head] = [
    await cookieOf('officer-shen'),
    await cookieOf('admin-qian'),
    await cookieOf('owner-football'),
    await cookieOf('head-xu'),
  ];
  asked = (await db.finding.findFirstOrThrow({ where: { status: 'answered' } })).id;
}, 300_000);

describe('the pages of the desk', () => {
  it('list what breaks which rule, group it, and lead to each', async () => {
    const [zh, en] = await shown('bureau/findings', desk, '/bureau/findings', officer);
    expect(en.html).toContain(`href="/bureau/findings/${asked}"`);
    expect(en.html).toContain('href="/rules/P12"');
    expect(en.words).toContain('Check the whole county now');
    expect(zh.words).toContain('现在核对全县');
    for (const group of ['rule', 'provider', 'school', 'town']) {
      await shown('bureau/findings', desk, `/bureau/findings?group=${group}&severity=soft`, officer);
    }
    const [, none] = await shown('bureau/findings', desk, '/bureau/findings?q=nothing-like-it', officer);
    expect(none.words).toContain('Nothing matches these filters');
  });

  it('show one with its facts, what happened and what to do', async () => {
    const [, en] = await shown('bureau/findings/:findingId', deskOne, `/bureau/findings/${asked}`, officer);
    expect(en.words).toContain('Full-time staff are 33.3%');
    expect(en.words).toContain('The provider answered');
    expect(en.words).toContain('Accept the answer');
    expect(en.words).toContain('To the listing');
    expect(en.words).not.toContain('Pause enrollment in this class');
  });

  it('are read by an inspector, who decides nothing', async () => {
    const inspector = await cookieOf('inspector-gu');
    const [, en] = await shown('bureau/findings/:findingId', deskOne, `/bureau/findings/${asked}`, inspector);
    expect(en.html).not.toContain('<form');
    const [, list] = await shown('bureau/findings', desk, '/bureau/findings', inspector);
    expect(list.words).not.toContain('Check the whole county now');
  });

  it('go into a spreadsheet', async () => {
    const request = new Request('http://localhost:3000/bureau/findings.csv', {
      headers: { cookie: officer },
    });
    const answer = await csv({ request, params: {}, context });
    const lines = (await answer.text()).trim().split('\r\n');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(lines).toHaveLength(1 + (await db.finding.count({ where: { closedAt: null } })));
  });
});

describe('the pages of those who mend it', () => {
  it('tell a provider what, until when and what to do, and name no officer', async () => {
    const [, list] = await shown('provider/findings', own, '/provider/findings', owner);
    expect(list.html).toContain(`href="/provider/findings/${asked}"`);
    const [, en] = await shown('provider/findings/:findingId', ownOne, `/provider/findings/${asked}`, owner);
    expect(en.words).toContain('We mended it, check again');
    expect(en.words).toContain('Education bureau');
    const { name } = await db.user.findUniqueOrThrow({ where: { id: castUserId('officer-shen') } });
    expect(en.html).not.toContain(name);
    expect(en.html).not.toContain(castUserId('officer-shen'));
  });

  it('let the head of a school explain what the rule names the school for', async () => {
    const [, en] = await shown('school/findings', here, '/school/findings', head);
    expect(en.words).toContain('Let it pass with a reason');
    const [, hours] = await shown('school/care', care, '/school/care', head);
    expect(hours.html).toContain('value="17:10"');
  });

  it('ask a school what families said of a class', async () => {
    const taught = await db.offering.findFirstOrThrow({
      where: {
        status: { in: ['running', 'finished'] },
        school: { memberships: { some: { userId: castUserId('head-xu') } } },
      },
    });
    const path = `/school/offerings/${taught.id}`;
    const [, en] = await shown('school/offerings/:offeringId', schoolClass, path, head);
    expect(en.words).toContain('Families that answered');
  });
});

describe('the pages of new versions', () => {
  it('list every rule, with a form for each made from its numbers', async () => {
    const [, en] = await shown('bureau/rules', rules, '/bureau/rules', admin);
    expect(en.html).toContain('href="/bureau/rules/P8/versions/new"');
    expect((await shown('bureau/rules', rules, '/bureau/rules', officer))[1].html).not.toContain(
      'versions/new',
    );
    const route = 'bureau/rules/:ruleId/versions/new';
    for (const rule of ['T3', 'V1', 'C2', 'F3', 'P12', 'T1', 'H1', 'K2']) {
      const path = `/bureau/rules/${rule}/versions/new`;
      const [, form] = await shown(route, ruleDraft, path, admin);
      const { params } = await latestVersion(db, rule);
      for (const index of paramPlaces(params).keys()) expect(form.html).toContain(`name="param${index}"`);
    }
  });

  it('show what a draft would hit, for both reaches', async () => {
    const before = await latestVersion(db, 'V1');
    const drafted = await draftRuleVersion(
      await staffMember('bureau_admin'),
      {
        ...before,
        ruleId: 'V1',
        note: '',
        from: addDays(todayInShanghai(new Date()), 1),
        reach: 'everything',
        params: paramPlaces(before.params).map(({ key }) => ({ key, value: 12 })),
      },
      new Date(),
    );
    if (drafted.kind === 'refused') throw new Error(JSON.stringify(drafted.refusals));
    const path = `/bureau/rules/V1/versions/${drafted.version}`;
    const began = performance.now();
    const [, en] = await shown('bureau/rules/:ruleId/versions/:version', ruleVersion, path, admin);
    console.info(
      `tried on the county twice, in both languages, in ${Math.round(performance.now() - began)} ms`,
    );
    expect(en.words).toContain('Would break it');
    expect(en.words).toContain('Activate this version');
    expect(en.words).toMatch(/\d+ classes were judged/);
    const [, read] = await shown('bureau/rules/:ruleId/versions/:version', ruleVersion, path, officer);
    expect(read.words).toContain('Only an administrator of the bureau can activate it');
  });
});

type Action = typeof deskOne.action;

describe('who may not', () => {
  const cases: [string, Cast, Action, Record<string, string>][] = [
    ['an inspector decides nothing', 'inspector-gu', deskOne.action, { act: 'check' }],
    ['a provider is no officer', 'owner-football', deskOne.action, { act: 'accept' }],
    ['a school is no officer', 'head-xu', deskOne.action, { act: 'override', text: 'x' }],
    ['an inspector has nothing checked', 'inspector-gu', recheck as unknown as Action, {}],
    ['an instructor answers nothing', 'coach-zhou', ownOne.action as unknown as Action, { act: 'mended' }],
    [
      'an officer answers for no provider',
      'officer-shen',
      ownOne.action as unknown as Action,
      { act: 'mended' },
    ],
    [
      'a teacher lets nothing pass',
      'teacher-he',
      here.action as unknown as Action,
      { act: 'pass', text: 'x' },
    ],
    ['a teacher keeps no hours', 'teacher-he', care.action as unknown as Action, {}],
    ['an officer drafts no rule', 'officer-shen', ruleDraft.action as unknown as Action, {}],
    [
      'an officer activates no rule',
      'officer-shen',
      ruleVersion.action as unknown as Action,
      { act: 'discard' },
    ],
  ];
  it.each(cases)('%s', async (_, key, action, form) => {
    const request = new Request('http://localhost:3000/', {
      method: 'POST',
      headers: { cookie: await cookieOf(key) },
      body: new URLSearchParams(form),
    });
    const params = { findingId: asked, ruleId: 'P12', version: '1' };
    const answer = await action({ request, params, context }).catch((thrown: unknown) => thrown);
    expect((answer as Response).status).toBe(403);
    const { status } = await db.finding.findUniqueOrThrow({ where: { id: asked } });
    expect(status).toBe('answered');
  });

  it('another provider does not find it, and another school neither', async () => {
    const request = (cookie: string, form: Record<string, string>) =>
      new Request('http://localhost:3000/', {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(form),
      });
    const guqin = await cookieOf('owner-guqin');
    const theirs = ownOne.action({
      request: request(guqin, { act: 'mended' }),
      params: { findingId: asked },
      context,
    });
    await expect(theirs).rejects.toThrow(NotFound);
    const pass = here.action({
      request: request(head, { act: 'pass', findingId: asked, text: 'x' }),
      params: {},
      context,
    });
    await expect(pass).rejects.toThrow(NotFound);
  });
});
