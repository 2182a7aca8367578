import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { getInitialNamespaces } from 'remix-i18next/client';
import { forgetRegisters } from './components/lesson/kept-marks';
import { ServedDocument } from './components/shell/document-context';
import { startI18n } from './i18n/client';

async function hydrate() {
  const { lang, dataset } = document.documentElement;
  const served = { nonce: '', pathname: window.location.pathname, requestId: dataset.requestId ?? '' };
  // The page was served with its texts; they are loaded first so that nothing changes under the reader's eyes.
  const i18n = await startI18n(lang, getInitialNamespaces());
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <ServedDocument.Provider value={served}>
            <RemixBrowser />
          </ServedDocument.Provider>
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();

// Whoever signs out leaves nothing of a lesson's register on the device, whichever page they sign out from.
document.addEventListener('submit', ({ target }) => {
  if (target instanceof HTMLFormElement && new URL(target.action).pathname === '/sign-out') forgetRegisters();
});

// The router gives up a page that is no longer wanted, also in the middle of its body; the reader of that body tells
// nobody in particular. Whatever else was aborted, somebody of ours did it and knows.
window.addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault();
});

/** The offline page; without it everything else works. */
function keepOfflinePage() {
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}

// After all that the page itself needs.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (document.readyState === 'complete') keepOfflinePage();
  else window.addEventListener('load', keepOfflinePage, { once: true });
}
