// The environment of every test process, set before any module of ours reads it.
process.env.NODE_ENV = 'test';
process.env.TZ = 'America/New_York'; // far from Shanghai, so that a date that follows the clock's zone shows
process.env.LOG_LEVEL ??= 'silent';
process.env.BASE_URL = 'http://localhost:3000'; // Vitest puts Vite's own BASE_URL, "/", there
