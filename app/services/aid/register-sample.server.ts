import Papa from 'papaparse';
import type { Lng } from '~/i18n/config';

/** Headings and two made-up pupils, as an office's own export has them. */
const SAMPLES: Record<Lng, readonly (readonly string[])[]> = {
  'zh-CN': [
    ['姓名', '学籍号', '类别', '起始日期', '截止日期'],
    ['示例一', 'G990000201705129016', '低保', '2026-01-01', '2026-12-31'],
    ['示例二', 'G990000201803099025', '孤儿', '2026-09-01', '2027-08-31'],
  ],
  en: [
    ['Name', 'Pupil number', 'Class', 'From', 'To'],
    ['Sample One', 'G990000201705129016', 'Subsistence', '2026-01-01', '2026-12-31'],
    ['Sample Two', 'G990000201803099025', 'Orphan', '2026-09-01', '2027-08-31'],
  ],
};

/** A register to fill in, as CSV. The mark at the beginning makes Excel read it as UTF-8. */
export function sampleRegister(lng: Lng): string {
  const rows = SAMPLES[lng].map((row) => [...row]);
  return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}
