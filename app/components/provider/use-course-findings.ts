import { type FormEvent, useMemo, useState } from 'react';
import { type CourseFinding, courseFindings } from '~/domain/course/rule-findings';
import type { RulesInForce } from '~/domain/reduction/rule';
import { type CourseText, courseForRules, courseTextOf } from '~/forms/provider/course-text';

/**
 * What the rules find in a course while it is typed: the very function that judges it when it is sent. `told`: errors
 * that a field shows already, which are not said twice.
 */
export function useCourseFindings(rules: RulesInForce, initial: CourseText) {
  const [typed, setTyped] = useState<CourseText>();
  const text = typed ?? initial;
  const findings = useMemo(() => courseFindings(courseForRules(text), rules), [text, rules]);
  return {
    onInput: (event: FormEvent<HTMLFormElement>) => setTyped(courseTextOf(new FormData(event.currentTarget))),
    at: (path: string, told: readonly string[] | undefined): CourseFinding[] => {
      const said = new URLSearchParams(told?.[0]?.split('?')[1] ?? '').get('zh');
      return findings.filter((finding) => finding.path === path && finding.message.zh !== said);
    },
  };
}
