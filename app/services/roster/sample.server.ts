import Papa from 'papaparse';
import type { Lng } from '~/i18n/config';

/** Headings and two made-up pupils, as a school's own export has them. */
const SAMPLES: Record<Lng, readonly (readonly string[])[]> = {
  'zh-CN': [
    ['姓名', '学籍号', '出生日期', '年级', '班级'],
    ['示例一', 'G990000201705129016', '2017-05-12', '三年级', '三(2)班'],
    ['示例·二', 'G990000201803099025', '2018-03-09', '二年级', '二(1)班'],
  ],
  en: [
    ['Name', 'Pupil number', 'Birth date', 'Grade', 'Class'],
    ['Sample One', 'G990000201705129016', '2017-05-12', 'Grade 3', 'Class 2'],
    ['Sample Two', 'G990000201803099025', '2018-03-09', 'Grade 2', 'Class 1'],
  ],
};

/** A roster to fill in, as CSV. The mark at the beginning makes Excel read it as UTF-8. */
export function sampleRoster(lng: Lng): string {
  return `\ufeff${Papa.unparse(
    SAMPLES[lng].map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
}
