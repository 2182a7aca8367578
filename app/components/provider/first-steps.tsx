import { Link } from '@remix-run/react';
import { Circle, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';

const steps = [
  ['profile', '/provider/listing/profile'],
  ['papers', '/provider/listing/papers'],
  ['instructors', '/provider/instructors'],
  ['listing', '/provider/listing'],
  ['course', '/provider/courses'],
  ['offering', '/provider/offerings/new'],
] as const;

type Step = (typeof steps)[number][0];

/** The way of a new provider from nothing to a first class; what is done is ticked. Gone once all is. */
export function FirstSteps({ done }: { done: Record<Step, boolean> }) {
  const { t } = useTranslation('provider');
  if (steps.every(([step]) => done[step])) return null;
  const next = steps.find(([step]) => !done[step])?.[0];
  return (
    <Card as="section" title={t('firstSteps.title')} className="mb-6">
      <p className="text-ink-soft">{t('firstSteps.lead')}</p>
      <ol className="grid gap-2">
        {steps.map(([step, to]) => {
          const Icon = done[step] ? CircleCheck : Circle;
          return (
            <li key={step} className="flex items-start gap-3">
              <Icon
                aria-hidden
                className={`mt-1 size-5 shrink-0 ${done[step] ? 'text-accent' : 'text-ink-faint'}`}
              />
              <span>
                {done[step] ? (
                  <span className="text-ink-soft">
                    {t(`firstSteps.${step}.title`)}
                    <span className="sr-only">{t('firstSteps.done')}</span>
                  </span>
                ) : (
                  <Link to={to} className={step === next ? 'font-semibold underline' : 'underline'}>
                    {t(`firstSteps.${step}.title`)}
                  </Link>
                )}
                {step === next && (
                  <span className="block text-sm text-ink-soft">{t(`firstSteps.${step}.why`)}</span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
