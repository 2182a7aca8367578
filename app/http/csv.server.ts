import Papa from 'papaparse';

type Cell = string | number | null;

/**
 * What a spreadsheet would run: a text that begins with a sign of a formula, also a full-width one or behind blanks. An
 * amount below zero stays a number.
 */
const FORMULA = /^(?!-\d+(\.\d+)?$)\s*[=+\-@＝＋－＠\t\r\n]/;

/** A table as a file for a spreadsheet, with a mark that tells Excel it is UTF-8; nothing in it is run as a formula. */
export function csvResponse(fileName: string, table: { fields: string[]; data: Cell[][] }): Response {
  const csv = Papa.unparse(table, { escapeFormulae: FORMULA });
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
