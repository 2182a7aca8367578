import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import type { Category } from '~/domain/states';
import { searchPath } from '~/forms/search/search-address';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { ChildView, OfferingCardView } from './card-view';
import { OfferingCards } from './offering-card';
import { FreshPlaces, usePlacesKeptFresh } from './use-places';

interface ClassGoneProps {
  gone: {
    why: 'merged' | 'canceled' | 'over';
    titleZh: string;
    titleEn: string;
    category: Category;
    grades: number[];
    school: { id: string; nameZh: string; nameEn: string };
    courseId: string | null;
    into: OfferingCardView | null;
    others: OfferingCardView[];
  };
  child: ChildView | null;
}

/** The page of a class that is not there any more: what happened, where its children are, what else there is. */
export function ClassGone({ gone, child }: ClassGoneProps) {
  const { t } = useTranslation(['public', 'common']);
  const lng = useLng();
  const { why, into, others, courseId, school } = gone;
  const fresh = usePlacesKeptFresh([...(into ? [into] : []), ...others].map(({ id }) => id));
  const title = pick(lng, gone.titleZh, gone.titleEn);
  const at = pick(lng, school.nameZh, school.nameEn);
  const words = why === 'merged' && !into ? 'mergedAway' : why;
  // For whom: one's own child where one looks for it, else whoever this class was for.
  const search = searchPath({
    categories: [gone.category],
    grades: child ? [] : gone.grades,
    withPlaces: true,
  });
  return (
    <FreshPlaces.Provider value={fresh}>
      <div className="mx-auto grid max-w-3xl gap-6 pb-10">
        <PageHead
          above={
            <Breadcrumbs
              items={[
                { to: '/', label: t('common:nav.browse') },
                courseId ? { to: `/courses/${courseId}`, label: title } : { label: title },
                { label: at },
              ]}
            />
          }
          title={title}
          lead={at}
        />
        <Notice
          tone="info"
          title={t(`public:gone.${words}.title`)}
          actions={<ButtonLink to="/parent">{t('public:gone.mine')}</ButtonLink>}
        >
          <p>{t(`public:gone.${words}.body`)}</p>
          {why !== 'over' && <p>{t('public:gone.told')}</p>}
        </Notice>
        {into && (
          <section aria-labelledby="into" className="grid gap-3">
            <h2 id="into" className="text-lg">
              {t('public:gone.into')}
            </h2>
            <OfferingCards cards={[into]} child={child} headingLevel={3} />
          </section>
        )}
        {others.length > 0 && (
          <section aria-labelledby="others" className="grid gap-3">
            <h2 id="others" className="text-lg">
              {t('public:offering.seeOthers')}
            </h2>
            <OfferingCards cards={others} child={child} headingLevel={3} />
          </section>
        )}
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={search} variant="primary">
            {t('public:gone.search')}
          </ButtonLink>
          <ButtonLink to={`/schools/${school.id}`}>{t('public:offering.atSchool')}</ButtonLink>
        </div>
      </div>
    </FreshPlaces.Provider>
  );
}
