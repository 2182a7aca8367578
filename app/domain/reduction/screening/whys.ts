import type { Words } from '../rule';
import type { HitKind } from './lexicon';

/** Plain words that explain a hit. */
export const whys: Readonly<Record<HitKind | 'split' | 'context' | 'provincial' | 'in_title', Words>> = {
  academic: {
    zh: '这是学科类课程的名称或叫法，课后服务不能开设学科类课程',
    en: 'this is an academic subject or another name of one, and no academic course can be offered after school',
  },
  doubtful: {
    zh: '这个词常用来包装学科类课程，也可能不是，由教育局工作人员看过再定',
    en: 'this word often covers an academic course and sometimes does not: an officer of the bureau reads it and decides',
  },
  context: {
    zh: '这里有学科名称，但用法多半与学科教学无关，由教育局工作人员看过再定',
    en: 'a school subject is named here, probably in another sense: an officer of the bureau reads it and decides',
  },
  in_title: {
    zh: '学科名称出现在作品名里，由教育局工作人员看过再定',
    en: 'a school subject is part of the title of a work: an officer of the bureau reads it and decides',
  },
  split: {
    zh: '隔着标点读起来像学科名称，由教育局工作人员看过再定',
    en: 'read across the punctuation this looks like a school subject: an officer of the bureau reads it and decides',
  },
  provincial: {
    zh: '科学在本省属于学科类；科普和动手制作可以，讲课程内容不行，由教育局工作人员看过再定',
    en: 'science is an academic subject in this province; popular science and making things are fine, lessons of the curriculum are not: an officer of the bureau reads it and decides',
  },
  foreign_curriculum: {
    zh: '这是境外课程，校外机构不能开设',
    en: 'this is a foreign curriculum, which no provider can teach',
  },
  care_type: {
    zh: '早到看护、午间看护和晚自习不能作为课后服务课程上架',
    en: 'early-arrival care, lunch or nap care and evening study cannot be listed as an after-school course',
  },
};
