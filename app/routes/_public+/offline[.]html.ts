import type { LoaderFunctionArgs } from '@remix-run/node';
import { getT } from '~/http/locale.server';
import { asLng } from '~/i18n/config';

const style = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f5f6f2;color:#1b2421;font:1rem/1.7 "PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}main{max-width:28rem;padding:2rem;text-align:center}h1{font-size:1.75rem;line-height:1.3}p{color:#47524d}a{display:inline-block;margin-top:1rem;padding:.6rem 1.5rem;border-radius:.5rem;background:#0b6658;color:#fff;font-weight:600;text-decoration:none}svg{width:4.5rem}@media(prefers-color-scheme:dark){body{background:#101614;color:#e7ece8}p{color:#b5c0ba}a{background:#6fcdb4;color:#06231d}}`;

/** The page the service worker keeps for when there is no network; it holds nobody's data. */
export async function loader({ request }: LoaderFunctionArgs) {
  const lng = asLng(new URL(request.url).searchParams.get('lng'));
  const t = await getT(lng);
  const title = t('error.offline.title');
  const html = `<!doctype html><html lang="${lng}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${t('app.title', { page: title })}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${t('error.offline.body')}</p><a href="">${t('action.retry')}</a></main></body></html>`;
  return new Response(html, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
