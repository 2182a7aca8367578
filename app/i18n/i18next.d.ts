import 'i18next';
import type accounts from './zh-CN/accounts';
import type aid from './zh-CN/aid';
import type api from './zh-CN/api';
import type auth from './zh-CN/auth';
import type bureau from './zh-CN/bureau';
import type codes from './zh-CN/codes';
import type common from './zh-CN/common';
import type documents from './zh-CN/documents';
import type draw from './zh-CN/draw';
import type expiry from './zh-CN/expiry';
import type findings from './zh-CN/findings';
import type formation from './zh-CN/formation';
import type lesson from './zh-CN/lesson';
import type messages from './zh-CN/messages';
import type money from './zh-CN/money';
import type openapi from './zh-CN/openapi';
import type parent from './zh-CN/parent';
import type provider from './zh-CN/provider';
import type publicPages from './zh-CN/public';
import type rules from './zh-CN/rules';
import type school from './zh-CN/school';
import type settlement from './zh-CN/settlement';
import type waiting from './zh-CN/waiting';
import type wishes from './zh-CN/wishes';

declare module 'i18next' {
  /** Keys are typed from the Chinese texts: a key that does not exist does not compile. */
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      accounts: typeof accounts;
      aid: typeof aid;
      api: typeof api;
      auth: typeof auth;
      bureau: typeof bureau;
      codes: typeof codes;
      common: typeof common;
      documents: typeof documents;
      draw: typeof draw;
      expiry: typeof expiry;
      findings: typeof findings;
      formation: typeof formation;
      lesson: typeof lesson;
      messages: typeof messages;
      money: typeof money;
      openapi: typeof openapi;
      parent: typeof parent;
      provider: typeof provider;
      public: typeof publicPages;
      rules: typeof rules;
      school: typeof school;
      settlement: typeof settlement;
      waiting: typeof waiting;
      wishes: typeof wishes;
    };
  }
}
