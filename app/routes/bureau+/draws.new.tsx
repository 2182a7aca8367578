import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AnnounceForm } from '~/components/draw/announce-form';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { announceForm } from '~/forms/draw/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { announceDraw } from '~/services/draw/announce.server';
import { drawTerms } from '~/services/draw/queries.server';

export const handle = { i18n: ['draw', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'draw.hold');
  const now = new Date();
  const [t, terms] = await Promise.all([getT(request, 'draw'), drawTerms(now)]);
  return { title: t('bureau.announceTitle'), terms, today: todayInShanghai(now) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'draw.hold');
  const form = await parseForm(request, announceForm);
  if (!form.ok) return form.answer();
  const outcome = await announceDraw(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/draws/${outcome.drawId}`, {
    tone: 'done',
    key: 'draw:bureau.flash.announced',
  });
}

export default function NewDraw() {
  const { title, terms, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('draw');
  const at = (days: number, time: string) => `${addDays(today, days)}T${time}`;
  return (
    <FormPage
      title={title}
      lead={t('bureau.announceLead')}
      back={[{ to: '/bureau/draws', label: t('bureau.title') }]}
    >
      <AnnounceForm
        answer={answer}
        terms={terms}
        values={{
          termId: terms[0]?.id,
          opensAt: at(1, '08:00'),
          closesAt: at(6, '20:00'),
          payUntil: at(10, '20:00'),
        }}
      />
    </FormPage>
  );
}
