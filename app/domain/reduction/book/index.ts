import type { RuleVersion } from '../rule';
import { calendarRules } from './calendar';
import { contentRules } from './content';
import { countyRules } from './county';
import { moneyRules } from './money';
import { privacyRules } from './privacy';
import { providerRules } from './providers';
import { staffRules } from './staff';
import { timeRules } from './time';
import { venueRules } from './venue';

/**
 * The rule book as it is kept in the repository: every version of every rule. A version never changes once a database
 * has it: to change a rule, add a version that begins later.
 */
export const ruleBook: readonly RuleVersion[] = [
  ...timeRules,
  ...contentRules,
  ...providerRules,
  ...staffRules,
  ...moneyRules,
  ...privacyRules,
  ...calendarRules,
  ...venueRules,
  ...countyRules,
];
