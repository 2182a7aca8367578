// `npm run first-admin -- E-MAIL NAME`: makes the first administrator of a county and mails them a link to set a
// password. Refused once there is one: they give the other roles themselves, at /bureau/staff.
import './environment';

import { db } from '~/db/client.server';
import { firstAdministrator } from '~/services/identity/first-administrator.server';

const [email, ...words] = process.argv.slice(2);
const name = words.join(' ');
if (!email?.includes('@') || !name) {
  console.error('Usage: npm run first-admin -- E-MAIL NAME');
  process.exitCode = 2;
} else {
  const outcome = await firstAdministrator({ email, name, locale: 'zh-CN' }, new Date());
  if (outcome.kind === 'done')
    console.log('Done: a link to set a password goes out by e-mail once the worker runs.');
  else {
    console.error('There is an administrator already; roles are given at /bureau/staff.');
    process.exitCode = 1;
  }
}
await db.$disconnect();
