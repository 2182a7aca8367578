import { Form, useLocation, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../ui/button';
import { useServedDocument } from './document-context';
import { errorKindOf } from './error-kind';
import { StallClosed } from './stall-closed';

/** What happened, what it means, what to do; inside the shell of the area it happened in. */
export function ErrorPage() {
  const { t } = useTranslation('common');
  const kind = errorKindOf(useRouteError());
  const served = useServedDocument();
  const { pathname, search } = useLocation();
  const again = kind === 'busy' || kind === 'server' || kind === 'offline' || kind === 'tooMany';
  // The id is that of the served document; a later page asked for by script had another one.
  const requestId = kind === 'server' && pathname === served.pathname ? served.requestId : '';
  return (
    <div className="mx-auto grid max-w-xl justify-items-center gap-4 py-10 text-center">
      <StallClosed className="w-44" />
      <h1 className="text-2xl">{t(`error.${kind}.title`)}</h1>
      <p className="text-ink-soft">{t(`error.${kind}.body`)}</p>
      <div className="flex flex-wrap justify-center gap-3">
        {again && (
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t('action.retry')}
          </Button>
        )}
        {kind === 'notFound' && (
          <ButtonLink to="/" variant="primary">
            {t('error.notFound.action')}
          </ButtonLink>
        )}
        {kind === 'forbidden' && (
          // Whoever is signed in would be sent straight back here: this account leaves first.
          <Form method="post" action="/sign-out" reloadDocument>
            <input type="hidden" name="to" value={pathname + search} />
            <Button type="submit" variant="primary">
              {t('error.forbidden.action')}
            </Button>
          </Form>
        )}
        {kind !== 'notFound' && <ButtonLink to="/">{t('error.home')}</ButtonLink>}
      </div>
      {requestId && (
        <p className="text-sm text-ink-faint">
          <span className="font-semibold tabular">{t('error.requestId', { id: requestId })}</span>
          <br />
          {t('error.requestIdHint')}
        </p>
      )}
    </div>
  );
}
