import { subjectNames } from './book/subjects';
import { BREAK_TEXTS } from './break-texts';
import type { Words } from './rule';

/** A way to break a rule that has words. */
export type BreakWords = keyof typeof BREAK_TEXTS;

const PAPERS: Record<string, Words> = {
  school_running_licence: say('办学许可证', 'school-running licence'),
  business_licence: say('营业执照或民办非企业登记证', 'business licence or registration'),
  social_group_registration: say('社会团体登记证', 'registration as a social group'),
  bureau_approval: say('教育局同意书', 'approval of the education bureau'),
  public_institution: say('事业单位法人证书', 'certificate of a public institution'),
  heritage_certificate: say('非遗传承人证书', 'certificate of a heritage inheritor'),
};

type Values = Readonly<Record<string, string | number>>;

/** The words of a break with its numbers in, in both languages. */
export function breakWords(words: BreakWords, values: Values): Words {
  const paper = PAPERS[String(values.paper ?? '')];
  const all: Values = {
    ...values,
    ...(paper && { paperZh: paper.zh, paperEn: paper.en }),
    ...(values.subject !== undefined && {
      subjectEn: subjectNames[String(values.subject)] ?? 'an academic subject',
    }),
  };
  const template: Words = BREAK_TEXTS[words];
  // A date is Chinese all through: no space beside it as beside a bare number.
  const zh = fill(template.zh, all, dateZh).replace(/ ?(\d+年\d+月\d+日) ?/g, '$1');
  return { zh, en: fill(template.en, all, dateEn) };
}

function say(zh: string, en: string): Words {
  return { zh, en };
}

function fill(template: string, values: Values, dateText: (date: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const text = String(value);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateText(text) : text;
  });
}

function dateZh(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dateEn(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month as number) - 1]} ${year}`;
}
