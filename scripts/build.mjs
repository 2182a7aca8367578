// `npm run build`: the production build below build/, made again only when its sources have changed.
import { buildApp, generateClient } from './launch/make.mjs';

try {
  await generateClient();
  console.log((await buildApp()) ? 'Built.' : 'The build is up to date.');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
