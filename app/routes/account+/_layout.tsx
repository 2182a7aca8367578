import { Outlet, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ErrorPage } from '~/components/shell/error-page';
import { areaMeta } from '~/components/shell/page-meta';
import { PublicShell } from '~/components/shell/public-shell';
import { useRootData } from '~/components/shell/root-data';
import { Tabs } from '~/components/ui/tabs';

export const handle = { i18n: ['auth'] };
export const meta = areaMeta;

/** One's own account and messages. Each page asks who is there; setting a first password needs nobody yet. */
export default function AccountLayout() {
  const { t } = useTranslation('auth');
  const root = useRootData();
  const alone = useLocation().pathname === '/account/set-password';
  return (
    <PublicShell>
      {root?.actor && !alone && (
        <div className="mb-4">
          <Tabs
            label={t('account.parts')}
            items={[
              { to: '/account', label: t('account.title') },
              { to: '/account/messages', label: t('account.messages'), count: root.unread || undefined },
              { to: '/account/sessions', label: t('account.sessions') },
            ]}
          />
        </div>
      )}
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  return (
    <PublicShell>
      <ErrorPage />
    </PublicShell>
  );
}
