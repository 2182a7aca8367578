import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Download, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BalanceChart } from '~/components/aid/balance-chart';
import {
  BalanceStats,
  ForecastCard,
  SchoolSplitTable,
  TownSplitTable,
} from '~/components/aid/programme-money';
import { useProgrammeWords } from '~/components/aid/programme-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, buttonClass, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Disclosure } from '~/components/ui/disclosure';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { programmePage } from '~/services/aid/programme-page.server';
import { endProgramme } from '~/services/aid/save-programme.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'programme.read');
  const programme = await programmePage(params.programmeId ?? '', new Date());
  const lng = await getLocale(request);
  return {
    title: pick(lng, programme.nameZh, programme.nameEn),
    programme,
    mayWrite: can(actor, 'programme.write'),
  };
}

/** Ends the programme today; the form has nothing else to say. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'programme.write');
  const programmeId = params.programmeId ?? '';
  const outcome = await endProgramme(actor, { programmeId }, new Date());
  if (outcome.kind === 'refused') return { refusals: outcome.refusals };
  return redirectWithFlash(`/bureau/programmes/${programmeId}`, {
    tone: 'done',
    key: 'aid:flash.programmeEnded',
  });
}

export default function Programme() {
  const { title, programme, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const words = useProgrammeWords();
  const { id, minimum, state } = programme;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/programmes', label: t('aid:programmes.title') }, { label: title }]}
          />
        }
        title={pick(lng, programme.nameZh, programme.nameEn)}
        lead={t(`aid:programmes.state.${state}`)}
        actions={
          mayWrite &&
          state !== 'over' && (
            <ButtonLink to={`/bureau/programmes/${id}/edit`} icon={Pencil}>
              {t('aid:programme.edit')}
            </ButtonLink>
          )
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
      <BalanceStats balance={programme} />
      <div className="mb-6 grid gap-5 lg:grid-cols-2">
        <Card as="section" title={t('aid:programme.rules')}>
          <DefinitionList
            items={[
              { term: t('aid:table.who'), detail: words.who(programme) },
              { term: t('aid:programme.towns'), detail: words.where(programme) },
              { term: t('aid:programme.percent'), detail: words.pays(programme) },
              {
                term: t('aid:programme.cap'),
                detail: programme.capFen === null ? t('aid:programme.noCap') : f.money(programme.capFen),
              },
              {
                term: t('aid:programme.order'),
                detail: t('aid:programme.orderText', { position: programme.position }),
              },
              {
                term: t('aid:programme.dates'),
                detail: f.dateRange(programme.from, programme.to, { year: true }),
              },
            ]}
          />
          {programme.granted && <p className="text-sm text-ink-soft">{t('aid:programme.frozen')}</p>}
        </Card>
        <ForecastCard balance={programme} />
      </div>
      <section className="mb-7">
        <h2 className="text-lg">{t('aid:programme.overTime')}</h2>
        <p className="mb-3 text-sm text-ink-soft">{t('aid:programme.overTimeHint')}</p>
        <BalanceChart points={programme.points} budgetFen={programme.budgetFen} />
      </section>
      <section className="mb-7">
        <h2 className="mb-3 text-lg">{t('aid:programme.town')}</h2>
        <TownSplitTable rows={programme.byTown} minimum={minimum} />
      </section>
      <section className="mb-7">
        <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
          <div>
            <h2 className="text-lg">{t('aid:programme.bySchool')}</h2>
            <p className="text-sm text-ink-soft">{t('aid:programme.bySchoolHint', { minimum })}</p>
          </div>
          {programme.bySchool.length > 0 && (
            <a className={buttonClass()} href={`/bureau/programmes/${id}/schools.csv`} download>
              <Download aria-hidden className="size-[1.15em]" />
              {t('aid:programme.schoolsCsv')}
            </a>
          )}
        </div>
        <SchoolSplitTable rows={programme.bySchool} minimum={minimum} />
      </section>
      {mayWrite && state === 'running' && (
        <Card as="section">
          <Disclosure summary={<h2 className="text-lg">{t('aid:programme.endTitle')}</h2>}>
            <Form method="post" className="grid justify-items-start gap-3">
              <p className="max-w-[65ch]">{t('aid:programme.endText')}</p>
              <SubmitButton variant="danger">{t('aid:programme.endButton')}</SubmitButton>
            </Form>
          </Disclosure>
        </Card>
      )}
    </>
  );
}
