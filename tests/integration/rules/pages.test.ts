import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { dateColumn } from '~/db/school-date.server';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { ruleBook } from '~/domain/reduction/book';
import * as rulesIndex from '~/routes/_public+/rules._index';
import * as rulePageModule from '~/routes/_public+/rules.$ruleId';
import * as ruleTry from '~/routes/_public+/rules.try';
import { rowOfVersion } from '~/services/rules/lay-book.server';
import { rendered } from './rendered';

const index = rendered('rules', rulesIndex);
const page = rendered('rules/:ruleId', rulePageModule);
const tried = rendered('rules/try', ruleTry);
const today = todayInShanghai(new Date());

/** Numbers of documents are what they are in any language. */
const withoutNumbers = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<span lang="zh-CN"[^>]*>[^<]*<\/span>/g, ' ')
    .replace(/<[^>]+>/g, ' ');

beforeAll(async () => {
  await db.term.create({
    data: {
      id: 'now',
      nameZh: '本学期',
      nameEn: 'This term',
      fromDate: dateColumn(addDays(today, -30)),
      toDate: dateColumn(addDays(today, 150)),
    },
  });
});

describe('the rule book for everybody', () => {
  it('shows every rule in force today, in both languages', async () => {
    for (const lng of ['zh-CN', 'en'] as const) {
      const { status, words } = await index('/rules', lng);
      expect(status).toBe(200);
      for (const { rule, title, from, to } of ruleBook) {
        if (from > today || (to !== null && to < today)) continue;
        expect(words).toContain(` ${rule} `);
        expect(words).toContain(lng === 'en' ? title.en : title.zh);
      }
    }
  });

  it('has no Chinese on the English page but the numbers of documents', async () => {
    expect(withoutNumbers((await index('/rules', 'en')).html)).not.toMatch(/\p{Script=Han}/u);
    for (const rule of ['T4', 'C2', 'C3', 'F3', 'F8', 'K2', 'V1', 'M9'])
      expect(withoutNumbers((await page(`/rules/${rule}`, 'en')).html)).not.toMatch(/\p{Script=Han}/u);
  });

  it('asks the address what to show, without script', async () => {
    const found = async (query: string) =>
      [...(await index(`/rules?${query}`, 'en')).html.matchAll(/href="\/rules\/([A-Z]\d+)/g)].map(
        ([, id]) => id,
      );
    expect(await found('q=V1')).toEqual(['V1']);
    expect(await found('binds=family')).toEqual(['B1', 'B2', 'B3']);
    expect(await found('severity=soft&q=full-time')).toEqual(['P12']);
    expect(await found('q=nothing+like+this')).toEqual([]);
  });

  it('shows what held on an earlier day apart from what was still to come then', async () => {
    const [held = '', coming = ''] = (await index('/rules?on=2021-12-13&binds=provider', 'en')).words.split(
      ' Coming ',
    );
    expect(held).toContain('These are the rules of Dec 13, 2021');
    expect(held).toContain(' P8 ');
    expect(held).not.toContain(' P13 ');
    expect(coming).toContain(' P13 ');
    expect((await index('/rules?on=2021-12-14&binds=provider', 'en')).words.split(' Coming ')[0]).toContain(
      ' P13 ',
    );
  });
});

describe('the page of a rule', () => {
  it('says what it asks, its numbers, where it stands and who may let it pass', async () => {
    const { words } = await page('/rules/P13', 'en');
    for (const part of [
      'at least two coaches',
      'In a class, at most 35 children',
      'Code of conduct for after-school sports training',
      'Stated on a public page',
      'Nobody may let it pass',
      'Version 1 (in force)',
      'Try this rule on a plan',
    ])
      expect(words).toContain(part);
    expect((await page('/rules/V2', 'zh-CN')).words).toContain('写明理由后放行');
  });

  it('shows a version to come with what it will change, and none that nobody activated', async () => {
    const first = ruleBook.find(({ rule }) => rule === 'P8');
    if (!first) throw new Error('No P8');
    const next = {
      ...first,
      version: 2,
      from: addDays(today, 40),
      params: { staffCheckMaxAgeDays: 180 },
      reach: 'new_acts' as const,
    };
    await db.ruleVersion.create({ data: rowOfVersion(next) });
    expect((await page('/rules/P8', 'en')).words).not.toContain('Version 2');
    await db.ruleVersion.updateMany({
      where: { ruleId: 'P8', version: 2 },
      data: { activatedAt: new Date() },
    });
    const { words } = await page('/rules/P8', 'en');
    expect(words).toContain('Version 2 (coming)');
    expect(words).toContain('A check holds for: 365 days → 180 days');
    expect(words).toContain('What was lawfully done before is left alone');
    expect((await index('/rules?q=P8', 'en')).words).toContain('A new version begins on');
  });

  it('is not found for what is no rule', async () => {
    expect((await page('/rules/X9', 'en')).status).toBe(404);
    expect((await page('/rules/t1', 'en')).status).toBe(404);
  });
});

describe('trying a plan without script', () => {
  it('begins with a plan that keeps every rule, and says so of the rule one came for', async () => {
    const { words } = await tried('/rules/try?rule=V1', 'en');
    expect(words).toContain('Keeps every rule that is checked automatically');
    expect(words).toContain('Rule V1, Size of a class: kept');
    expect((await tried('/rules/try?rule=M8', 'zh-CN')).words).toContain('看计划判断不了');
  });

  it('judges what the address carries, beside the field', async () => {
    const { html } = await tried('/rules/try?rule=V1', 'en');
    const plan = new URLSearchParams();
    for (const [input] of html.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const ticked = !/type="(checkbox|radio)"/.test(input) || input.includes('checked=""');
      if (name && ticked) plan.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    for (const [, name = '', options = ''] of html.matchAll(
      /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
    ))
      plan.set(
        name,
        /<option[^>]*value="([^"]*)"[^>]*selected=""|selected=""[^>]*value="([^"]*)"/
          .exec(options)
          ?.slice(1)
          .find(Boolean) ?? '',
      );
    plan.set('category', 'art');
    plan.set('listedCategory', 'art');
    plan.set('capacity', '46');
    const judged = await tried(`/rules/try?${plan}`, 'en');
    expect(judged.words).toContain('Rule V1, Size of a class: broken');
    expect(judged.words).toContain('Not like this');
    expect(judged.html).toMatch(
      /<input[^>]*name="capacity"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="capacity"/,
    );
    plan.set('capacity', 'many');
    expect((await tried(`/rules/try?${plan}`, 'en')).words).toContain('Some fields cannot be read yet');
  });
});
