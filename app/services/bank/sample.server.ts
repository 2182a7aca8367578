import Papa from 'papaparse';
import type { Lng } from '~/i18n/config';

/** Headings and three made-up bookings: with a reference, without one, and money out. */
const SAMPLES: Record<Lng, readonly (readonly string[])[]> = {
  'zh-CN': [
    ['交易日期', '交易流水号', '收入', '支出', '对方户名', '对方账号', '附言'],
    [
      '2026-11-20',
      'SL0000000001',
      '140.00',
      '',
      '示例家长',
      '6200000000000000001',
      'HY 1234 5678 89 课后服务费',
    ],
    ['2026-11-20', 'SL0000000002', '300.00', '', '示例二', '6200000000000000002', '学费'],
    ['2026-11-21', 'SL0000000003', '', '35.00', '示例三', '6200000000000000003', '退款'],
  ],
  en: [
    ['date', 'booking_id', 'credit', 'debit', 'payer', 'payer_account', 'remark'],
    [
      '2026-11-20',
      'SL0000000001',
      '140.00',
      '',
      'Sample Parent',
      '6200000000000000001',
      'HY 1234 5678 89 course fee',
    ],
    ['2026-11-20', 'SL0000000002', '300.00', '', 'Sample Two', '6200000000000000002', 'fee'],
    ['2026-11-21', 'SL0000000003', '', '35.00', 'Sample Three', '6200000000000000003', 'refund'],
  ],
};

/** A bank statement to try the import with, as CSV. The mark at the beginning makes Excel read it as UTF-8. */
export function sampleStatement(lng: Lng): string {
  const rows = SAMPLES[lng].map((row) => [...row]);
  return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}
