import { Link } from '@remix-run/react';
import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { RuleCard } from '~/domain/reduction/browse';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { RuleBadges } from './rule-badges';
import { SourceText, usePeriodText } from './rule-words';

/** Rules one below the other, each with what it asks, since when, and who says so. */
export function RuleList({ rules, query }: { rules: readonly RuleCard[]; query: string }) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const lng = useLng();
  const period = usePeriodText();
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rules.map((rule) => (
        <li
          key={rule.rule}
          className="relative grid content-start gap-2 rounded-card bg-surface p-4 shadow-lift"
        >
          <h3 className="flex items-baseline gap-2 text-base">
            <span className="shrink-0 font-semibold text-accent tabular">{rule.rule}</span>
            <Link
              to={`/rules/${rule.rule}${query}`}
              className="no-underline after:absolute after:inset-0 after:rounded-card"
            >
              {pick(lng, rule.title.zh, rule.title.en)}
            </Link>
          </h3>
          <p className="max-w-[65ch] text-sm">{pick(lng, rule.words.zh, rule.words.en)}</p>
          <RuleBadges {...rule} />
          <p className="text-sm text-ink-soft">
            {period(rule, rule.to)}
            {' · '}
            <SourceText source={rule.source} />
            {' · '}
            {t(`confidence.${rule.confidence}`)}
          </p>
          {rule.nextFrom && (
            <p>
              <Badge tone="warn" icon={CalendarClock}>
                {t('comingOn', { date: f.date(rule.nextFrom, { weekday: false, year: true }) })}
              </Badge>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
