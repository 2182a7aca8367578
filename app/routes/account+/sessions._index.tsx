import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { deviceOf } from '~/components/auth/device';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { requireSignedIn } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { sessionsOf } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, sessionId } = await requireSignedIn(request);
  const [sessions, t] = [await sessionsOf(actor, new Date()), await getT(request, 'auth')];
  return {
    title: t('sessions.title'),
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
      here: session.id === sessionId,
    })),
  };
}

export default function Sessions() {
  const { t } = useTranslation('auth');
  const f = useFormat();
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl pb-10">
      <PageHead
        title={t('sessions.title')}
        lead={t('sessions.lead')}
        actions={
          sessions.length > 1 && (
            <Form method="post" action="/account/sessions/revocation">
              <SubmitButton variant="danger">{t('sessions.revokeOthers')}</SubmitButton>
            </Form>
          )
        }
      />
      <ul aria-label={t('sessions.list')} className="grid gap-3">
        {sessions.map(({ id, device, here, startedAt, expiresAt }) => (
          <Card
            as="li"
            key={id}
            title={
              device
                ? t('device.on', {
                    browser: t(`device.browser.${device.browser}`),
                    system: t(`device.system.${device.system}`),
                  })
                : t('device.unknown')
            }
            aside={here && <Badge tone="done">{t('sessions.this')}</Badge>}
          >
            <p className="text-sm text-ink-soft tabular">
              {t('sessions.since', { when: f.instant(startedAt) })}
              {' · '}
              {t('sessions.until', { when: f.instant(expiresAt) })}
            </p>
            {!here && (
              <Form method="post" action={`/account/sessions/${id}/revocation`}>
                <SubmitButton variant="secondary">{t('sessions.revoke')}</SubmitButton>
              </Form>
            )}
          </Card>
        ))}
      </ul>
    </div>
  );
}
