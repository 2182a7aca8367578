import { Link } from '@remix-run/react';
import { CircleAlert, CircleCheck, CircleHelp, CircleSlash, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/components/ui/notice';
import { judgedAs } from '~/forms/rules/try-rules';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { type PlacedFinding, type TryAnswer, type TryGround, tryFieldId } from './use-try';

const tones = { pass: 'done', review: 'warn', block: 'refuse' } as const;

/** What the rules say to the plan as it stands now: first of the rule one came for, then all there is to put right. */
export function TryVerdict({
  answer,
  ground,
  rule,
}: {
  answer: TryAnswer;
  ground: TryGround;
  rule: { id: string; byPlan: boolean; title: string } | null;
}) {
  const { t } = useTranslation('rules');
  return (
    <div className="grid gap-3" aria-live="polite">
      {answer ? (
        <>
          {rule && <OneRule rule={rule} answer={answer} ground={ground} />}
          <Notice tone={tones[answer.verdict]} title={t(`try.verdict.${answer.verdict}`)}>
            {t(`try.verdictWords.${answer.verdict}`)}
          </Notice>
          {answer.placed.length > 0 && <FindingList placed={answer.placed} first={rule?.id ?? null} />}
        </>
      ) : (
        <Notice tone="warn" title={t('try.unreadable')} />
      )}
    </div>
  );
}

function OneRule({
  rule: { id, byPlan, title },
  answer,
  ground,
}: {
  rule: { id: string; byPlan: boolean; title: string };
  answer: NonNullable<TryAnswer>;
  ground: TryGround;
}) {
  const { t } = useTranslation('rules');
  const found = answer.placed.filter(({ finding }) => finding.rule === judgedAs(id));
  const inForce = ground.rules[id] !== undefined;
  const [icon, ink, key]: [
    LucideIcon,
    string,
    'ruleKept' | 'ruleBroken' | 'ruleDoubtful' | 'ruleNotHere' | 'ruleNotInForce',
  ] = !byPlan
    ? [CircleHelp, 'text-ink-soft', 'ruleNotHere']
    : !inForce
      ? [CircleHelp, 'text-ink-soft', 'ruleNotInForce']
      : found.length === 0
        ? [CircleCheck, 'text-accent', 'ruleKept']
        : found.some(({ finding }) => finding.severity === 'hard')
          ? [CircleSlash, 'text-refuse', 'ruleBroken']
          : [CircleAlert, 'text-warn', 'ruleDoubtful'];
  const Icon = icon;
  return (
    <p className="flex items-start gap-2 rounded-card bg-surface p-4 font-semibold shadow-lift">
      <Icon aria-hidden className={`mt-1 size-5 shrink-0 ${ink}`} />
      <span>
        {t(`try.${key}`, { rule: id, title })}
        <Link to={`/rules/${id}`} className="ms-2 whitespace-nowrap text-sm font-normal">
          {t('try.rulePage')}
        </Link>
      </span>
    </p>
  );
}

function FindingList({ placed, first }: { placed: readonly PlacedFinding[]; first: string | null }) {
  const { t } = useTranslation('rules');
  const lng = useLng();
  const wanted = first === null ? null : judgedAs(first);
  const sorted = [...placed].sort(
    (a, b) => Number(b.finding.rule === wanted) - Number(a.finding.rule === wanted),
  );
  return (
    <section aria-labelledby="try-findings" className="grid gap-2 rounded-card bg-surface p-4 shadow-lift">
      <h2 id="try-findings" className="text-base">
        {t('try.findings')}
      </h2>
      <ul className="grid gap-3 text-sm">
        {sorted.map(({ finding, field, more }) => {
          const words = pick(lng, finding.message.zh, finding.message.en);
          return (
            <li key={`${finding.rule} ${field}`} className="grid gap-1">
              <span className="flex items-start gap-2">
                <CircleAlert
                  aria-hidden
                  className={`mt-1 size-4 shrink-0 ${finding.severity === 'hard' ? 'text-refuse' : 'text-warn'}`}
                />
                <span>
                  {field ? (
                    <a
                      href={`#${tryFieldId(field)}`}
                      className="underline decoration-line-strong underline-offset-4"
                    >
                      {words}
                    </a>
                  ) : (
                    words
                  )}
                  {more > 0 && <span className="ms-1 text-ink-soft">{t('try.more', { count: more })}</span>}
                  <Link
                    to={`/rules/${finding.rule}`}
                    className="ms-2 inline-flex min-h-6 min-w-6 items-center whitespace-nowrap"
                  >
                    {finding.rule}
                  </Link>
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
