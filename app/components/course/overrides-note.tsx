import { useTranslation } from 'react-i18next';
import { Notice } from '~/components/ui/notice';
import { useFormat } from '~/i18n/use-format';

export type OverrideLine = {
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  /** When it was let pass. */
  readonly at: string;
};

/** What the bureau let pass in a course, when and why: shown wherever the course is. Needs the `codes` namespace. */
export function OverridesNote({ overrides }: { overrides: readonly OverrideLine[] }) {
  const { t } = useTranslation('codes');
  const f = useFormat();
  if (overrides.length === 0) return null;
  const lines = new Map(overrides.map((each) => [`${each.rule} ${each.at} ${each.reason}`, each]));
  return (
    <Notice tone="info" title={t('courseRule.letPass')}>
      <ul className="grid gap-1">
        {[...lines.values()].map(({ id, rule, reason, at }) => (
          <li key={id}>{t('courseRule.letPassOn', { rule, date: f.date(at.slice(0, 10)), reason })}</li>
        ))}
      </ul>
    </Notice>
  );
}
