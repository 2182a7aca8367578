// Keeps three things for bad networks: the built, hashed assets, one page that says there is no network, and the
// registers of lessons that were opened today, because a gym has no signal. Of other pages never one with anybody's data
// in it; the registers are gone with the sign-out, with the session, and with the day.
const ASSETS = 'assets-1';
const REGISTERS = 'registers-1'; // named in app/components/lesson/kept-marks.ts as well
const REGISTER = /^\/(provider|school)\/lessons\/[0-9a-f-]{36}$/;
const REGISTER_HOURS = 16;
const REGISTERS_KEPT = 6;
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
        names
          .filter((name) => name !== ASSETS && name !== OFFLINE && name !== REGISTERS)
          .map((name) => caches.delete(name)),
      );
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (url.pathname === '/sign-out') event.waitUntil(caches.delete(REGISTERS));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && REGISTER.test(url.pathname)) event.respondWith(register(event, url));
  else if (request.mode === 'navigate') event.respondWith(page(event));
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

/** The network's register, or the one that was opened here before. */
async function register(event, { pathname }) {
  const cache = await caches.open(REGISTERS);
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) event.waitUntil(keepRegister(cache, pathname, response.clone()));
    // Signed out, or no longer theirs; a server that cannot just now says neither.
    else if (response.status < 500) event.waitUntil(caches.delete(REGISTERS));
    return response;
  } catch {
    const kept = await cache.match(pathname);
    const age = kept ? Date.now() - Date.parse(kept.headers.get('date') ?? '') : Number.POSITIVE_INFINITY;
    if (kept && age < REGISTER_HOURS * 3_600_000) return kept;
    if (kept) await cache.delete(pathname);
    return page(event);
  }
}

async function keepRegister(cache, pathname, response) {
  await cache.put(pathname, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - REGISTERS_KEPT)).map((old) => cache.delete(old)));
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
