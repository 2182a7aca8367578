import { Link } from '@remix-run/react';
import { CircleSlash, Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import type { CourseFinding } from '~/domain/course/rule-findings';
import { sourceInEnglish } from '~/domain/reduction/source-in-english';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

/**
 * What breaks a rule in one field, said at once while one types: what cannot be sent, and what a person will look at;
 * each with the word that was seen, the rule and its source. Needs the `codes` namespace.
 */
export function RuleFindings({ findings }: { findings: readonly CourseFinding[] }) {
  return (
    <div role="status" className={findings.length === 0 ? 'sr-only' : undefined}>
      {findings.length > 0 && (
        <ul className="grid gap-1.5">
          {findings.map((finding) => (
            <RuleFinding key={`${finding.rule} ${finding.actual}`} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}

export function RuleFinding({ finding }: { finding: CourseFinding }) {
  const { t } = useTranslation('codes');
  const lng = useLng();
  const hard = finding.severity === 'hard';
  const Icon = hard ? CircleSlash : Eye;
  return (
    <li
      className={cx('flex gap-2 rounded-control px-3 py-2 text-sm', hard ? 'bg-refuse-soft' : 'bg-warn-soft')}
    >
      <Icon
        aria-hidden
        className={cx('mt-[0.2em] size-[1.1em] shrink-0', hard ? 'text-refuse' : 'text-warn')}
      />
      <span>
        <strong className="me-1">{t(hard ? 'courseRule.hard' : 'courseRule.soft')}</strong>
        <Marked text={pick(lng, finding.message.zh, finding.message.en)} word={finding.actual} />{' '}
        <span className="text-ink-soft">
          <Link to={`/rules/${finding.rule}`} target="_blank" className="underline">
            {t('courseRule.rule', { rule: finding.rule })}
          </Link>{' '}
          {pick(lng, finding.source, sourceInEnglish(finding.source))}
        </span>
      </span>
    </li>
  );
}

/** A text with the word marked where it stands first. */
export function Marked({ text, word }: { text: string; word: string }) {
  const at = word === '' ? -1 : text.indexOf(word);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-warn-soft font-semibold text-ink underline decoration-2">{word}</mark>
      {text.slice(at + word.length)}
    </>
  );
}
