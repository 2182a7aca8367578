import { describe, expect, it } from 'vitest';
import { getLocale, getT, localeCookie } from '~/http/locale.server';

const asking = (headers: Record<string, string>) => new Request('http://localhost/', { headers });

describe('the reader’s language', () => {
  it.each([
    ['nothing said', undefined, 'zh-CN'],
    ['Chinese', 'zh-CN,zh;q=0.9', 'zh-CN'],
    ['Chinese of another place', 'zh-TW', 'zh-CN'],
    ['English', 'en', 'en'],
    ['English of another place', 'en-GB,en;q=0.8', 'en'],
    ['English before Chinese', 'en-US,zh-CN;q=0.5', 'en'],
    ['neither', 'fr-FR,de;q=0.8', 'zh-CN'],
    ['neither, then English', 'fr-FR,en;q=0.8', 'en'],
    ['nonsense', '*;q=x,,;', 'zh-CN'],
  ])('%s', async (_name, header, lng) => {
    expect(await getLocale(asking(header ? { 'accept-language': header } : {}))).toBe(lng);
  });

  it('is what they chose, whatever the browser asks for', async () => {
    const cookie = (await localeCookie('en')).split(';')[0] ?? '';
    expect(await getLocale(asking({ cookie, 'accept-language': 'zh-CN' }))).toBe('en');
  });

  it('is not what somebody wrote into the cookie', async () => {
    expect(await getLocale(asking({ cookie: 'lng=ImVuIg%3D%3D.forged' }))).toBe('zh-CN');
  });

  it('speaks it', async () => {
    expect((await getT('en'))('app.name')).toBe('After-School Supermarket');
    expect((await getT(asking({})))('app.name')).toBe('课后超市');
    expect((await getT('en'))('unit.placesLeft', { count: 1 })).toBe('1 place left');
    expect((await getT('zh-CN'))('unit.placesLeft', { count: 1 })).toBe('剩 1 个名额');
    expect((await getT('zh-CN', 'codes'))('refusal.category_has_fees', { category: 'sport' })).toMatch(
      /^体育类/,
    );
  });
});
