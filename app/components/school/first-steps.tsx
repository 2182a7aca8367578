import { CircleCheck, DoorOpen, GraduationCap, Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';

const steps = [
  { key: 'rooms', to: '/school/rooms/new', icon: DoorOpen },
  { key: 'pupils', to: '/school/roster', icon: GraduationCap },
  { key: 'offerings', to: '/school/requests', icon: Inbox },
] as const;

/** What an empty school does first; gone once all three are there. */
export function FirstSteps({ counts }: { counts: { rooms: number; pupils: number; offerings: number } }) {
  const { t } = useTranslation('school');
  if (steps.every(({ key }) => counts[key] > 0)) return null;
  return (
    <section aria-labelledby="steps" className="mb-8">
      <h2 id="steps" className="text-lg">
        {t('steps.title')}
      </h2>
      <p className="mb-3 text-ink-soft">{t('steps.lead')}</p>
      <ol className="grid gap-3 lg:grid-cols-3">
        {steps.map(({ key, to, icon: Icon }, index) => {
          const done = counts[key] > 0;
          return (
            <Card
              key={key}
              as="li"
              level={3}
              title={
                <span className="flex items-center gap-2">
                  {done ? (
                    <CircleCheck aria-hidden className="size-5 shrink-0 text-accent" />
                  ) : (
                    <Icon aria-hidden className="size-5 shrink-0 text-accent" />
                  )}
                  {index + 1}. {t(`steps.${key}.title`)}
                </span>
              }
            >
              <p className="text-ink-soft">{t(`steps.${key}.body`)}</p>
              {done ? (
                <p className="font-semibold text-accent">{t('steps.done')}</p>
              ) : (
                <div>
                  <ButtonLink to={to} variant={key === 'offerings' ? 'secondary' : 'primary'}>
                    {t(`steps.${key}.action`)}
                  </ButtonLink>
                </div>
              )}
            </Card>
          );
        })}
      </ol>
    </section>
  );
}
