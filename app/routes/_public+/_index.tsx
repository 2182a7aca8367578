import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChildLine } from '~/components/search/child-line';
import { Choices } from '~/components/search/choices';
import { InForce } from '~/components/search/in-force';
import { Results } from '~/components/search/results';
import { SearchBox } from '~/components/search/search-box';
import { useSearchForm } from '~/components/search/use-search-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Button } from '~/components/ui/button';
import { FilterSheet } from '~/components/ui/filter-sheet';
import { SelectField } from '~/components/ui/text-fields';
import { choicesOf, SORTS, searchAddress } from '~/forms/search/search-address';
import { getActor } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { getT } from '~/http/locale.server';
import { childChoice } from '~/services/search/child-choice.server';
import { findOfferings } from '~/services/search/find-offerings.server';

export const handle = { i18n: ['public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

/** The search: everything it shows follows from the address, and from the child a guardian looks for. */
export async function loader({ request }: LoaderFunctionArgs) {
  const address = searchAddress(new URL(request.url).searchParams);
  const [actor, cookie, t] = await Promise.all([
    getActor(request),
    readCookie<string>(request, 'child'),
    getT(request, 'public'),
  ]);
  const { children, chosen: known } = await childChoice(actor, cookie);
  const chosen = address.forNobody ? null : known;
  const { text, sort, page, forNobody: _, ...filters } = address;
  const { choices, ...found } = await findOfferings(
    { text, filters, sort, page },
    chosen?.id ?? null,
    new Date(),
  );
  return {
    title: text ? `${text} · ${t('search.title')}` : t('search.title'),
    description: t('search.description'),
    address,
    children,
    chosen,
    choices,
    found,
  };
}

export default function Search() {
  const { address, children, chosen, choices, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation('public');
  const { form, searching, onChange, onSubmit, onType, go } = useSearchForm();
  const options = SORTS.map((sort) => ({ value: sort, label: t(`search.sorts.${sort}`) }));
  const show = found.total === 0 ? t('search.showNone') : t('search.show', { count: found.total });
  return (
    <div className="grid gap-3 pb-6 lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:gap-x-8">
      <h1 className="text-2xl lg:col-span-2">{t('search.heading')}</h1>
      <form
        ref={form}
        id="search"
        method="get"
        action="/"
        onChange={onChange}
        onSubmit={onSubmit}
        className="contents"
      >
        <div className="lg:col-span-2">
          <SearchBox text={address.text} onType={onType} onClear={() => go(true)} />
        </div>
        {address.forNobody && <input type="hidden" name="for" value="nobody" />}
        <div className="flex flex-wrap items-center justify-between gap-3 lg:grid lg:content-start lg:gap-5">
          <SelectField
            label={t('search.sort')}
            labelHidden
            name="sort"
            defaultValue={address.sort}
            options={options}
            placeholder={null}
            className="order-1 lg:order-none"
          />
          <FilterSheet
            id="choices"
            label={t('search.filters')}
            count={choicesOf(address)}
            footer={
              <Button variant="primary" block type="submit">
                {show}
              </Button>
            }
          >
            <Choices counted={choices} address={address} />
          </FilterSheet>
        </div>
      </form>
      <section aria-label={t('search.title')} className="grid min-w-0 content-start gap-3">
        <ChildLine choices={children} chosen={chosen} address={address} />
        <p aria-live="polite" className="text-sm text-ink-soft tabular">
          {searching ? t('search.searching') : t('search.found', { count: found.total })}
        </p>
        <InForce address={address} counted={choices} />
        <Results found={found} address={address} child={chosen} searching={searching} />
      </section>
    </div>
  );
}
