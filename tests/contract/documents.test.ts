import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it, test } from 'vitest';
import { type Block, documents, type Paper } from '~/ports/documents/index.server';

const MADE = new Date('2026-11-02T02:00:00Z');

const paper = (over: Partial<Paper> = {}): Paper => ({
  lng: 'zh-CN',
  title: '课时费结算单',
  issuer: '海盐县课后超市',
  blocks: [],
  footer: '生成于 11月2日 10:00',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  madeAt: MADE,
  ...over,
});

const lessons: Block = {
  kind: 'table',
  columns: [{ head: '日期' }, { head: '班级', fill: true }, { head: '金额', align: 'end' }],
  rows: Array.from({ length: 120 }, (_, index) => ['9月22日', `快乐足球，第 ${index + 1} 次`, '¥35.00']),
  foot: [['合计', '', '¥4,200.00']],
};

/** What a reader of PDF finds in a file, page by page. */
async function read(file: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(file));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  const { info } = await getMeta(document);
  return { pages: totalPages, text, all: text.join('\n'), info: info as Record<string, unknown> };
}

/** Fonts that are in the file with their glyphs, not only named. */
function fontsIn(file: Buffer): { names: string[]; files: number } {
  const text = file.toString('latin1');
  return {
    names: [...new Set([...text.matchAll(/\/FontName \/([\w+-]+)/g)].map(([, name]) => name ?? ''))],
    files: [...text.matchAll(/\/FontFile[23]? \d+ 0 R/g)].length,
  };
}

describe('a document', () => {
  it('is a PDF that says in Chinese what it was told, with its sums on the last page and page numbers', async () => {
    const file = await documents().pdf(
      paper({
        mark: '演示数据',
        blocks: [
          { kind: 'heading', text: '明细' },
          { kind: 'facts', items: [{ term: '机构', detail: '海盐蓝鲸足球俱乐部' }] },
          lessons,
          { kind: 'total', label: '应付合计', value: '¥4,200.00' },
          { kind: 'paragraph', text: '只结算已经上过的课。', soft: true },
        ],
      }),
    );
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    const { pages, text, all, info } = await read(file);
    expect(pages).toBeGreaterThan(1);
    for (const words of [
      '演示数据',
      '海盐县课后超市',
      '课时费结算单',
      '海盐蓝鲸足球俱乐部',
      '快乐足球，第 120 次',
    ])
      expect(all).toContain(words);
    expect(text.at(-1)).toContain('¥4,200.00');
    // The head of a table stands on every page it goes over.
    for (const page of text.slice(0, 2)) expect(page).toContain('金额');
    expect(text[1]).toContain(`第 2 页，共 ${pages} 页`);
    expect(info.Title).toBe('课时费结算单');
  });

  it('is the same in English', async () => {
    const file = await documents().pdf(
      paper({
        lng: 'en',
        title: 'Receipt',
        issuer: 'Haiyan After-School Market',
        landscape: true,
        blocks: [{ kind: 'total', label: 'Received', value: '¥560.00' }],
        pageOf: (page, pages) => `Page ${page} of ${pages}`,
      }),
    );
    const { pages, all } = await read(file);
    expect(pages).toBe(1);
    for (const words of ['Receipt', 'Haiyan After-School Market', 'Received', '¥560.00', 'Page 1 of 1'])
      expect(all).toContain(words);
  });

  it('carries its font, but only the glyphs it uses', async () => {
    const small = await documents().pdf(paper({ blocks: [{ kind: 'paragraph', text: '收据' }] }));
    const { names, files } = fontsIn(small);
    expect(names.length).toBeGreaterThan(0);
    // Six letters before the name: a subset.
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+NotoSansHans-/);
    expect(files).toBe(names.length);
    expect(small.length).toBeLessThan(300_000);
  });

  test.each(['喆', '堃', '玥', '珺', '祎', '镕', '龑', '䶮'])(
    'writes the name character %s',
    async (character) => {
      const { all } = await read(
        await documents().pdf(paper({ blocks: [{ kind: 'heading', text: `林${character}` }] })),
      );
      expect(all).toContain(`林${character}`);
    },
  );

  it('takes words of people as words', async () => {
    const words = '{"text": "x"} <b>not bold</b> ../../etc/passwd http://example.invalid/x.png';
    const { all } = await read(
      await documents().pdf(paper({ blocks: [{ kind: 'paragraph', text: words }] })),
    );
    expect(all).toContain('<b>not bold</b>');
  });

  it('makes many at once', async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, (_, index) => documents().pdf(paper({ title: `第 ${index} 份` }))),
    );
    for (const [index, file] of files.entries()) expect((await read(file)).all).toContain(`第 ${index} 份`);
  });
});
