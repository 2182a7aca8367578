import Papa from 'papaparse';

type Cell = string | number;

/** A table as a file for a spreadsheet, with a mark that tells Excel it is UTF-8; nothing in it is run as a formula. */
export function csvResponse(fileName: string, table: { fields: string[]; data: Cell[][] }): Response {
  const csv = Papa.unparse(table, { escapeFormulae: true });
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
