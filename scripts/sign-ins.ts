// Prints the demo's people for the terminal, in both languages: those of the /demo page.
import { env } from '~/http/env.server';
import en from '~/i18n/en/codes';
import zh from '~/i18n/zh-CN/codes';
import { CAST, DEMO_PASSWORD } from '../prisma/seed/cast';

const address = env().BASE_URL;
/** Columns that a text takes in a terminal; a Chinese letter takes two. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(1, columns - width(text)));

console.log(`登录 / Sign in:  ${address}/demo  (一键切换身份 / one click each)`);
for (const { name, role, phone, email } of CAST) {
  console.log(`  ${pad(name, 8)}${pad(`${zh.role[role]} / ${en.role[role]}`, 48)}${phone ?? email}`);
}
console.log(`家长 / Guardians:  ${address}/sign-in  验证码见 / codes at ${address}/inbox`);
console.log(`工作人员 / Staff:  ${address}/sign-in/staff  密码 / password: ${DEMO_PASSWORD}`);
