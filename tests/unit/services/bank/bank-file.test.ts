import { describe, expect, it } from 'vitest';
import { readBankFile } from '~/services/bank/bank-file.server';

const bytes = (text: string) => new TextEncoder().encode(text);
const code = async (content: Uint8Array<ArrayBuffer>) => {
  const file = await readBankFile(content);
  return file.kind === 'refused' ? file.refusals[0]?.code : file.bookings.length;
};

const entry = ({ amount = '140.00', id = 'B1', text = '' } = {}) =>
  `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-02</Dt></BookgDt>
   <AcctSvcrRef>${id}</AcctSvcrRef><AddtlNtryInf>${text}</AddtlNtryInf></Ntry>`;
const camt = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<Document><BkToCstmrStmt><Stmt>${body}</Stmt></BkToCstmrStmt></Document>`;
const table = (row: string) => `交易日期,交易流水号,金额,附言\n${row}\n`;

describe('a bank statement as it is uploaded', () => {
  it('is refused when it brings a document type or entities of its own', async () => {
    const outside = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
    expect(await code(bytes(camt(entry({ text: '&e;' }), outside)))).toBe('bank_entities');
    expect(await code(bytes(camt(entry({ text: '<! ENTITY a "b">' }))))).toBe('bank_entities');
  });

  it('is refused when it is too large, whatever it is', async () => {
    const large = 5 * 1024 * 1024;
    expect(await code(bytes(camt(entry({ text: 'x'.repeat(large) }))))).toBe('file_size');
    expect(await code(bytes(table(`2026-11-02,A1,1,${'x'.repeat(large)}`)))).toBe('file_size');
  });

  it('is refused when it is damaged', async () => {
    expect(await code(bytes('<Document><BkToCstmrStmt>'))).toBe('bank_unreadable');
    expect(await code(bytes('<a/>'))).toBe('bank_unreadable');
    expect(await code(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]))).toBe('bank_unreadable');
    expect(await code(new Uint8Array())).toBe('bank_unreadable');
  });

  it('is refused with its row when a number or an amount is more than can be kept', async () => {
    expect(await code(bytes(camt(entry())))).toBe(1);
    expect(await code(bytes(table('2026-11-02,A1,140.00,')))).toBe(1);
    for (const id of ['B'.repeat(3000), 'B&#1;1']) {
      expect(await code(bytes(camt(entry({ id }))))).toBe('bank_row');
    }
    expect(await code(bytes(table(`2026-11-02,${'A'.repeat(3000)},1,`)))).toBe('bank_row');
    expect(await code(bytes(table('2026-11-02,A\u00011,1,')))).toBe('bank_row');
    expect(await code(bytes(table('2026-11-02,A1,30000000.00,')))).toBe('bank_row');
    expect(await code(bytes(camt(entry({ amount: '30000000.00' }))))).toBe('bank_row');
  });
});
