import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SettingCard } from '~/components/county/setting-card';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { settingForm } from '~/forms/county/settings';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import { formatter } from '~/i18n/format';
import { collectingSchools } from '~/services/bank/bank-page.server';
import { changeSetting } from '~/services/county/change-setting.server';
import { settingsPage } from '~/services/county/settings-page.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settings.read');
  const now = new Date();
  const [t, settings, schools] = await Promise.all([
    getT(request, 'money'),
    settingsPage(now),
    collectingSchools(),
  ]);
  return {
    title: t('settings.title'),
    settings,
    schools,
    mayWrite: can(actor, 'settings.write'),
    today: todayInShanghai(now),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'settings.write');
  const form = await parseForm(request, settingForm);
  if (!form.ok) return form.answer();
  const outcome = await changeSetting(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const from = formatter(await getLocale(request)).date(form.value.validFrom, { year: true });
  return redirectWithFlash('/bureau/settings', {
    tone: 'done',
    key: 'money:flash.setting',
    params: { from },
  });
}

export default function Settings() {
  const { settings, schools, mayWrite, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  return (
    <>
      <PageHead title={t('settings.title')} lead={t('settings.lead')} />
      <RefusalNotice refusals={answer?.refusals} title={t('settings.refused')} />
      <div className="grid gap-8">
        {settings.map(({ group, settings }) => (
          <section key={group} aria-labelledby={group} className="grid gap-4">
            <h2 id={group} className="text-xl">
              {t(`settings.group.${group}`)}
            </h2>
            <div className="grid items-start gap-5 xl:grid-cols-2">
              {settings.map((setting) => (
                <SettingCard
                  key={setting.key}
                  setting={setting}
                  schools={schools}
                  mayWrite={mayWrite}
                  today={today}
                  lastResult={answer?.result.initialValue?.key === setting.key ? answer.result : undefined}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}
