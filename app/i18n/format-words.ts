import type { Lng } from './config';

/** The few words that numbers, dates and prices are written with; kept apart from the pages' texts. */
interface Words {
  free: string;
  perLesson: (price: string) => string;
  perTerm: (price: string) => string;
  timeDash: string;
  digit: (grade: number) => string;
  grade: (grade: number) => string;
  gradeList: (parts: string[]) => string;
  gradeRun: (from: number, to: number) => string;
  allGrades: string;
  stage: { primary: string; junior: string };
  duration: { day: Plural; hour: Plural; minute: Plural; second: Plural };
  minutes: (count: number) => string;
  join: string;
}
type Plural = (count: number) => string;

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const plural = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

export const words: Record<Lng, Words> = {
  'zh-CN': {
    free: '免费',
    perLesson: (price) => `${price}/次`,
    perTerm: (price) => `${price}/学期`,
    timeDash: '-',
    digit: (grade) => chinese[grade] ?? String(grade),
    grade: (grade) => `${chinese[grade] ?? grade}年级`,
    gradeList: (parts) => `${parts.join('、')}年级`,
    gradeRun: (from, to) => `${chinese[from] ?? from}${to === from + 1 ? '、' : '至'}${chinese[to] ?? to}`,
    allGrades: '一至九年级',
    stage: { primary: '小学', junior: '初中' },
    duration: {
      day: (count) => `${count} 天`,
      hour: (count) => `${count} 小时`,
      minute: (count) => `${count} 分钟`,
      second: (count) => `${count} 秒`,
    },
    minutes: (count) => `${count} 分钟`,
    join: '',
  },
  en: {
    free: 'Free',
    perLesson: (price) => `${price} a lesson`,
    perTerm: (price) => `${price} a term`,
    timeDash: '–',
    digit: (grade) => String(grade),
    grade: (grade) => `Grade ${grade}`,
    gradeList: (parts) => `Grades ${parts.join(', ')}`,
    gradeRun: (from, to) => (to === from + 1 ? `${from}, ${to}` : `${from}–${to}`),
    allGrades: 'Grades 1–9',
    stage: { primary: 'Primary', junior: 'Junior high' },
    duration: {
      day: plural('day', 'days'),
      hour: plural('hour', 'hours'),
      minute: plural('minute', 'minutes'),
      second: plural('second', 'seconds'),
    },
    minutes: (count) => `${count} min`,
    join: ' ',
  },
};
