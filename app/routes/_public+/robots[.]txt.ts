import { env } from '~/http/env.server';

/** Areas behind a sign-in, and addresses that only repeat what others say. */
const NOT_FOR_ROBOTS = [
  '/account',
  '/bureau',
  '/demo',
  '/files',
  '/inbox',
  '/join',
  '/messages',
  '/offerings/places',
  '/parent',
  '/provider/',
  '/sandbox',
  '/school/',
  '/sign-in',
  '/*?',
];

/** The demo is nobody's real county: it stays out of search engines altogether. */
export function loader() {
  const { demo, BASE_URL } = env();
  const lines = demo
    ? ['User-agent: *', 'Disallow: /']
    : [
        'User-agent: *',
        ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${BASE_URL}/sitemap.xml`,
      ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
