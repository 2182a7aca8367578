import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams, useSubmit } from '@remix-run/react';
import { CalendarRange, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OfferingTable } from '~/components/planning/offering-table';
import { pageMeta } from '~/components/shell/page-meta';
import { useMay } from '~/components/shell/root-data';
import { Button, ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Tabs } from '~/components/ui/tabs';
import { SelectField } from '~/components/ui/text-fields';
import { idOrNull } from '~/domain/id';
import { OFFERING_VIEWS, type OfferingView } from '~/domain/planning/views';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { offeringList } from '~/services/planning/list.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'provider.enter');
  const t = await getT(request, 'provider');
  const query = new URL(request.url).searchParams;
  const view = (Object.keys(OFFERING_VIEWS) as OfferingView[]).find((each) => each === query.get('view'));
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1);
  const filter = {
    view: view ?? null,
    schoolId: query.get('school') || null,
    courseId: idOrNull(query.get('course')),
  };
  return { title: t('offerings.title'), page, filter, ...(await offeringList(actor, filter, page)) };
}

export default function Offerings() {
  const { title, page, pages, filter, counts, all, offerings, schools, courses } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'common']);
  const lng = useLng();
  const submit = useSubmit();
  const plans = useMay('offering.plan');
  const [query] = useSearchParams();
  const href = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(query);
    next.delete('page');
    for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
    return next.size > 0 ? `?${next}` : '?';
  };
  const views = Object.keys(OFFERING_VIEWS) as OfferingView[];
  const filtered = filter.view !== null || filter.schoolId !== null || filter.courseId !== null;
  return (
    <>
      <PageHead
        title={title}
        lead={plans ? t('provider:offerings.lead') : t('provider:offerings.leadTaught')}
        actions={
          plans && (
            <ButtonLink to="/provider/offerings/new" variant="primary" icon={Plus}>
              {t('provider:offerings.new')}
            </ButtonLink>
          )
        }
      />
      <Tabs
        label={t('provider:offerings.views')}
        items={[
          {
            to: href({ view: null }),
            label: t('common:state.all'),
            count: all,
            current: filter.view === null,
          },
          ...views.map((view) => ({
            to: href({ view }),
            label: t(`provider:offerings.view.${view}`),
            count: counts[view],
            current: filter.view === view,
          })),
        ]}
      />
      {(schools.length > 1 || courses.length > 1) && (
        <Form
          method="get"
          onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
          className="mb-4 flex flex-wrap items-end gap-3"
        >
          {filter.view && <input type="hidden" name="view" value={filter.view} />}
          <SelectField
            name="school"
            label={t('provider:offerings.school')}
            placeholder={t('provider:offerings.anySchool')}
            defaultValue={filter.schoolId ?? ''}
            options={schools.map((each) => ({ value: each.id, label: pick(lng, each.nameZh, each.nameEn) }))}
            className="min-w-48"
          />
          <SelectField
            name="course"
            label={t('provider:offerings.course')}
            placeholder={t('provider:offerings.anyCourse')}
            defaultValue={filter.courseId ?? ''}
            options={courses.map((each) => ({
              value: each.id,
              label: pick(lng, each.titleZh, each.titleEn),
            }))}
            className="min-w-48"
          />
          <Button type="submit">{t('common:action.filter')}</Button>
        </Form>
      )}
      {offerings.length === 0 ? (
        <EmptyState
          icon={CalendarRange}
          title={filtered ? t('provider:offerings.noneHere') : t('provider:offerings.empty')}
          action={
            filtered ? (
              <ButtonLink to="/provider/offerings">{t('provider:offerings.showAll')}</ButtonLink>
            ) : (
              plans && (
                <ButtonLink to="/provider/offerings/new" variant="primary" icon={Plus}>
                  {t('provider:offerings.new')}
                </ButtonLink>
              )
            )
          }
        >
          {!filtered && (plans ? t('provider:offerings.emptyWhy') : t('provider:offerings.emptyTaught'))}
        </EmptyState>
      ) : (
        <OfferingTable offerings={offerings} />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => {
          const next = new URLSearchParams(query);
          next.set('page', String(to));
          return `?${next}`;
        }}
      />
    </>
  );
}
