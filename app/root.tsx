import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation } from '@remix-run/react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaTexts } from '~/components/shell/area-texts';
import { useServedDocument } from '~/components/shell/document-context';
import { errorKinds } from '~/components/shell/error-kind';
import { ErrorPage } from '~/components/shell/error-page';
import { areaMeta } from '~/components/shell/page-meta';
import { PublicShell } from '~/components/shell/public-shell';
import { type RootData, useRootData } from '~/components/shell/root-data';
import { areasOf, can } from '~/domain/access/actor';
import { PERMISSIONS, type Permission } from '~/domain/access/permissions';
import { getActor } from '~/http/actor.server';
import { env } from '~/http/env.server';
import { takeFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { unreadCount } from '~/services/messages/unread-count.server';
import './styles/app.css';

export const handle = { i18n: ['common'] };

export const meta = areaMeta;

/** What every page knows: the reader's language, who they are, what waits for them, the server's time. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await getLocale(request);
  const [actor, t, { flash, headers }] = await Promise.all([
    getActor(request),
    getT(locale),
    takeFlash(request, locale),
  ]);
  const root: RootData = {
    locale,
    actor: actor && {
      name: actor.name,
      areas: areasOf(actor),
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => can(actor, permission)),
    },
    unread: actor ? await unreadCount(actor) : 0,
    demo: env().demo,
    now: new Date().toISOString(),
    flash,
    baseUrl: env().BASE_URL,
    titlePattern: t('app.title', { page: '%s' }),
    title: t('app.name'),
    description: t('app.description'),
    errorTitles: Object.fromEntries(
      errorKinds.map((kind) => [kind, t(`error.${kind}.title`)]),
    ) as RootData['errorTitles'],
  };
  return data(root, { headers });
}

/** Pages that are nobody else's business are not for search engines either. */
const PRIVATE = /^\/(parent|provider|school|bureau|account|inbox|demo|sign-in|join)(\/|$)/;

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId } = useServedDocument();
  const { t, i18n } = useTranslation('common');
  const root = useRootData();
  const { pathname } = useLocation();
  return (
    <html lang={i18n.language} data-request-id={requestId}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b6658" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#101614" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        {/* Without the root's data (the database is gone, say) no route could name the page. */}
        {!root && <title>{t('app.title', { page: t('error.server.title') })}</title>}
        {PRIVATE.test(pathname) ? (
          <meta name="robots" content="noindex" />
        ) : (
          root && <link rel="canonical" href={root.baseUrl + pathname} />
        )}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/site.webmanifest" />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useAreaTexts();
  // A page whose texts are still on their way keeps the last one in sight: navigations are transitions.
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  );
}

export function ErrorBoundary() {
  return (
    <PublicShell>
      <ErrorPage />
    </PublicShell>
  );
}
