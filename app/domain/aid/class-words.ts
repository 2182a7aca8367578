import { ENTITLEMENT_CLASSES, type EntitlementClass } from './entitlement';

/** How registers of civil affairs, agriculture and the disabled persons' federation write the classes (rules.md 3.2). */
const WORDS: Record<EntitlementClass, readonly string[]> = {
  subsistence: [
    '低保',
    '低保户',
    '低保家庭',
    '城市低保',
    '农村低保',
    '城乡低保',
    '最低生活保障',
    '最低生活保障家庭',
    'subsistence',
    'subsistenceallowance',
  ],
  extreme_poverty: [
    '特困',
    '特困户',
    '特困人员',
    '特困供养',
    '特困救助供养',
    '农村特困救助供养',
    'extremepoverty',
  ],
  orphan: ['孤儿', 'orphan'],
  unsupported: ['事实无人抚养', '事实无人抚养儿童', 'unsupported', 'unsupportedchild', 'defactounsupported'],
  disabled: ['残疾', '残疾学生', '残疾儿童', '残疾人', '持证残疾', 'disabled', 'disability'],
  poverty_monitoring: [
    '监测户',
    '监测对象',
    '防返贫监测',
    '防返贫监测对象',
    '脱贫不稳定',
    '脱贫不稳定户',
    '边缘易致贫',
    '边缘易致贫户',
    '突发严重困难',
    '突发严重困难户',
    'povertymonitoring',
    'monitoring',
  ],
  left_behind: ['留守', '留守儿童', '农村留守儿童', 'leftbehind'],
  migrant: ['随迁子女', '进城务工人员随迁子女', '务工人员子女', 'migrant', 'migrantworkerschild'],
};

/** The class that a cell of a register means, in Chinese or English; null for any other word. */
export function classIn(text: string): EntitlementClass | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s_\-·.、'’]/g, '');
  return ENTITLEMENT_CLASSES.find((each) => WORDS[each].includes(plain)) ?? null;
}
