import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { Code } from '../draw-facts';
import { ReasonWords } from '../reason';
import type { Found } from './use-replay';

export type ClassName = { id: string; titleZh: string; titleEn: string; schoolZh: string; schoolEn: string };

/** What the replay gave one child: every wish in its order, with the reason in words. */
export function FoundChild({ found, classes }: { found: Found; classes: readonly ClassName[] }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const lng = useLng();
  const named = (id: string) => classes.find((each) => each.id === id);
  const title = (id: string) => {
    const of = named(id);
    return of ? pick(lng, of.titleZh, of.titleEn) : id;
  };
  if (!found.wishes) {
    return (
      <Notice tone="warn" live>
        {t('replay.find.unknown')}
      </Notice>
    );
  }
  return (
    <div className="grid gap-3" aria-live="polite">
      <p className="text-sm text-ink-soft">
        {t('replay.find.applicant')} <Code>{found.applicant}</Code>
      </p>
      <ol className="grid gap-3">
        {found.wishes.map(({ offering, rank, outcome, inTheWay, waiting }) => {
          const school = named(offering);
          return (
            <Card
              as="li"
              key={offering}
              level={3}
              title={title(offering)}
              aside={
                <Badge tone={outcome.result === 'won' ? 'done' : 'neutral'}>
                  {t(`result.${outcome.result}`)}
                </Badge>
              }
            >
              <p className="text-sm text-ink-soft">
                {t('replay.find.rank', { rank })}
                {school && ` · ${pick(lng, school.schoolZh, school.schoolEn)}`}
                {waiting !== null && ` · ${t('replay.find.waiting', { position: f.number(waiting) })}`}
              </p>
              <ReasonWords
                outcome={{
                  ...outcome,
                  inTheWay: inTheWay && { weekday: inTheWay.weekday, name: title(inTheWay.offering) },
                }}
              />
            </Card>
          );
        })}
      </ol>
    </div>
  );
}
