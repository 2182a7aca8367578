import type { Prisma } from '~/db/generated/client';
import { type CourseFinding, courseFindings, courseHits } from '~/domain/course/rule-findings';
import { ruleBook } from '~/domain/reduction/book';
import { rulesInForce } from '~/domain/reduction/rule';
import { castUserId } from './cast';
import { type Course, courses, datesOf, wordsOf } from './courses';
import { idOf } from './ids';
import type { DemoDays } from './today';

export type CourseRulings = {
  ruleOverride: Prisma.RuleOverrideCreateManyInput[];
  screeningCase: Prisma.ScreeningCaseCreateManyInput[];
  auditEvent: Prisma.AuditEventCreateManyInput[];
};

/**
 * What the officer decided about doubtful words and promises of courses that were approved or returned: overrides,
 * cases and the audit of them, as the commands would have written them.
 */
export function courseRulings(days: DemoDays): CourseRulings {
  const rulings: CourseRulings = { ruleOverride: [], screeningCase: [], auditEvent: [] };
  const rules = rulesInForce(ruleBook, { on: days.today, region: 'zhejiang' });
  for (const course of courses) {
    const { decided } = datesOf(course, days);
    if (!decided) continue;
    const reason = course.review ?? '';
    const allowed = course.status !== 'returned';
    const words = wordsOf(course);
    const findings = courseFindings(words, rules);
    if (findings.length > 0 && reason === '') throw new Error(`Nobody said why ${course.key} may pass`);
    for (const finding of allowed ? findings : []) {
      const version = rules[finding.rule]?.version ?? 1;
      rulings.ruleOverride.push(overrideOf(course, finding, version, reason, decided));
      rulings.auditEvent.push({
        at: decided,
        actorRole: 'system:seed',
        verb: 'rule.override',
        subjectKind: 'course',
        subjectId: course.id,
        data: { rule: finding.rule, version, path: finding.path },
      });
    }
    for (const hit of courseHits(words, rules)) {
      rulings.screeningCase.push({
        id: idOf('screening_case', course.key, hit.rule, hit.word),
        courseId: course.id,
        ruleId: hit.rule,
        word: hit.word,
        passage: hit.passage,
        decision: allowed ? 'allowed' : 'refused',
        reason,
        decidedBy: castUserId('officer-shen'),
        decidedAt: decided,
      });
    }
  }
  return rulings;
}

function overrideOf(
  course: Course,
  { rule, path, actual, severity }: CourseFinding,
  ruleVersion: number,
  reason: string,
  createdAt: Date,
): Prisma.RuleOverrideCreateManyInput {
  if (severity === 'hard') throw new Error(`${course.key} breaks ${rule} at ${path}: ${actual}`);
  return {
    id: idOf('rule_override', course.key, rule, path, actual),
    ruleId: rule,
    ruleVersion,
    subjectKind: 'course',
    subjectId: course.id,
    path,
    actual,
    reason,
    byUserId: castUserId('officer-shen'),
    byRole: 'bureau_officer',
    createdAt,
  };
}
