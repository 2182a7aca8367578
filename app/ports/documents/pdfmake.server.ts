import { createRequire } from 'node:module';
import path from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Block, Column, DocumentPort, Paper } from './port';

const FONT = 'NotoSansHans';
const INK = '#1f2421';
const SOFT = '#5d6660';
const LINE = '#cfd6d0';
const HEAD = '#eef2ee';
const WARN = '#9a3412';

/** Documents by pdfmake, set in Noto Sans (SIL OFL 1.1), of which each file holds only the glyphs it uses. */
export function pdfmakeDocuments(): DocumentPort {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  const fonts = path.join(path.dirname(entry), '..', 'fonts');
  const file = (weight: string) => path.join(fonts, `${FONT}-${weight}.otf`);
  const [normal, bold] = [file('Regular'), file('Medium')];
  // Words of people come in here: nothing they write may make the maker read a file or call an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((asked: string) => asked === normal || asked === bold);
  pdfmake.setFonts({ [FONT]: { normal, bold, italics: normal, bolditalics: bold } });
  return { pdf: (paper) => pdfmake.createPdf(definitionOf(paper)).getBuffer() };
}

function definitionOf(paper: Paper): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageOrientation: paper.landscape ? 'landscape' : 'portrait',
    pageMargins: [44, 48, 44, 52],
    info: { title: paper.title, author: paper.issuer, creationDate: paper.madeAt },
    language: paper.lng,
    defaultStyle: { font: FONT, fontSize: 9.5, color: INK, lineHeight: 1.25 },
    content: [
      ...(paper.mark ? [{ text: paper.mark, color: WARN, bold: true, margin: [0, 0, 0, 6] } as Content] : []),
      { text: paper.issuer, color: SOFT },
      { text: paper.title, fontSize: 18, bold: true, margin: [0, 2, 0, 12] },
      ...paper.blocks.map(contentOf),
    ],
    footer: (page, pages) => ({
      margin: [44, 12, 44, 0],
      columns: [
        { text: paper.footer, color: SOFT, fontSize: 8 },
        { text: paper.pageOf(page, pages), color: SOFT, fontSize: 8, alignment: 'right', width: 'auto' },
      ],
    }),
  };
}

function contentOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: 12, bold: true, margin: [0, 10, 0, 5], headlineLevel: 1 };
    case 'paragraph':
      return { text: block.text, color: block.soft ? SOFT : INK, margin: [0, 4, 0, 6] };
    case 'facts':
      return {
        layout: 'noBorders',
        margin: [0, 0, 0, 8],
        table: {
          widths: ['auto', '*'],
          body: block.items.map(({ term, detail }) => [
            { text: term, color: SOFT, margin: [0, 0, 14, 0] },
            { text: detail },
          ]),
        },
      };
    case 'table':
      return tableOf(block);
    case 'total':
      return {
        margin: [0, 4, 0, 10],
        columns: [
          { text: block.label, bold: true, fontSize: 12 },
          { text: block.value, bold: true, fontSize: 14, alignment: 'right', width: 'auto' },
        ],
      };
  }
}

function tableOf({ columns, rows, foot = [] }: Extract<Block, { kind: 'table' }>): ContentTable {
  const line = (cells: readonly string[], bold: boolean): TableCell[] =>
    columns.map((column, index) => cellOf(column, cells[index] ?? '', bold));
  const last = rows.length + 1;
  return {
    margin: [0, 2, 0, 10],
    layout: {
      hLineWidth: (index) => (index === last && foot.length > 0 ? 1.2 : 0.5),
      vLineWidth: () => 0,
      hLineColor: (index) => (index === last && foot.length > 0 ? INK : LINE),
      fillColor: (index) => (index === 0 ? HEAD : null),
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ fill }) => (fill ? '*' : 'auto')),
      body: [
        columns.map((column) => ({ ...cellOf(column, column.head, true), color: SOFT, noWrap: false })),
        ...rows.map((cells) => line(cells, false)),
        ...foot.map((cells) => line(cells, true)),
      ],
    },
  };
}

/** Amounts and numbers stay on one line. */
function cellOf({ align }: Column, text: string, bold: boolean) {
  return {
    text,
    bold,
    alignment: align === 'end' ? ('right' as const) : ('left' as const),
    noWrap: align === 'end',
  };
}
