// Keeps two things for bad networks: the built, hashed assets, and one page that says there is no network.
// Never a page or an answer with anybody's data in it.
const ASSETS = 'assets-1';
const OFFLINE = 'offline-1';
const KEPT = 120;
const LANGUAGE = '/offline.html?language';
const pageIn = (lng) => `/offline.html?lng=${lng}`;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(OFFLINE).then((cache) => cache.addAll([pageIn('zh-CN'), pageIn('en')])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name !== ASSETS && name !== OFFLINE).map((name) => caches.delete(name)),
      );
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event));
});

async function page(event) {
  try {
    const response = await fetch(event.request);
    const lng = response.headers.get('content-language');
    if (lng) event.waitUntil(remember(lng));
    return response;
  } catch {
    const cache = await caches.open(OFFLINE);
    const kept = await cache.match(LANGUAGE);
    const lng = (await kept?.text()) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
    return (await cache.match(pageIn(lng))) ?? Response.error();
  }
}

async function remember(lng) {
  const cache = await caches.open(OFFLINE);
  const kept = await cache.match(LANGUAGE);
  if ((await kept?.text()) !== lng) await cache.put(LANGUAGE, new Response(lng));
}

async function asset(event) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keep(cache, event.request, response.clone()));
  return response;
}

/** Puts an asset away and lets the oldest go. */
async function keep(cache, request, response) {
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT)).map((old) => cache.delete(old)));
}
