import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProviderMoneyCard } from '~/components/accounts/provider-money';
import { ExpiryWarning } from '~/components/expiry/expiry-warning';
import { FirstSteps } from '~/components/provider/first-steps';
import { LessonsAhead } from '~/components/provider/lessons-ahead';
import { Numbers, OwnerAside, ToMend } from '~/components/provider/owner-overview';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { can } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { providerMoney } from '~/services/accounts/provider-money.server';
import { ownExpiries } from '~/services/expiry/queries.server';
import { lessonsAhead } from '~/services/provider/lessons-ahead.server';
import { employerOf, providerOverview } from '~/services/provider/overview.server';

export const handle = { i18n: ['provider', 'codes', 'expiry', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** How many days of lessons the overview shows, today included. */
const daysShown = 7;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'provider.enter');
  const t = await getT(request, 'provider');
  const now = new Date();
  const owner = can(actor, 'offering.plan') ? await providerOverview(actor, now) : null;
  const provider = owner?.profile ?? (await employerOf(actor));
  return {
    title: t('overview.title'),
    name: { zh: provider.nameZh, en: provider.nameEn },
    owner,
    expiries: owner && (await ownExpiries(actor, now)).totals,
    money: owner && (await providerMoney(actor, now)),
    lessons: await lessonsAhead(actor, daysShown, now),
    today: todayInShanghai(now),
  };
}

export default function Overview() {
  const { name, owner, expiries, money, lessons, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes']);
  const lng = useLng();
  const coming = (
    <Card
      as="section"
      title={t('provider:overview.lessons')}
      aside={
        <ButtonLink to="/provider/offerings" variant="quiet" size="sm">
          {t('provider:overview.allClasses')}
        </ButtonLink>
      }
    >
      <LessonsAhead lessons={lessons} today={today} />
    </Card>
  );
  return (
    <>
      <PageHead
        title={pick(lng, name.zh, name.en)}
        lead={owner ? t(`codes:providerKind.${owner.profile.kind}`) : t('provider:overview.taughtLead')}
      />
      {owner ? (
        <>
          <FirstSteps done={owner.firstSteps} />
          {expiries && <ExpiryWarning totals={expiries} to="/provider/expiries" />}
          {owner.returned.length + owner.refusedPlans.length > 0 && (
            <div className="mb-6 grid gap-3">
              <ToMend returned={owner.returned} refusedPlans={owner.refusedPlans} />
            </div>
          )}
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <div className="grid gap-5">
              {coming}
              {money && <ProviderMoneyCard money={money} />}
              <Numbers courseCount={owner.courseCount} classCount={owner.classCount} />
            </div>
            <OwnerAside view={owner} />
          </div>
        </>
      ) : (
        coming
      )}
    </>
  );
}
