import enAccounts from './en/accounts';
import enAid from './en/aid';
import enApi from './en/api';
import enAuth from './en/auth';
import enBureau from './en/bureau';
import enCodes from './en/codes';
import enCommon from './en/common';
import enDocuments from './en/documents';
import enDraw from './en/draw';
import enExpiry from './en/expiry';
import enFindings from './en/findings';
import enFormation from './en/formation';
import enLesson from './en/lesson';
import enMessages from './en/messages';
import enMoney from './en/money';
import enOpenapi from './en/openapi';
import enParent from './en/parent';
import enProvider from './en/provider';
import enPublic from './en/public';
import enRules from './en/rules';
import enSchool from './en/school';
import enSettlement from './en/settlement';
import enWaiting from './en/waiting';
import enWishes from './en/wishes';
import zhAccounts from './zh-CN/accounts';
import zhAid from './zh-CN/aid';
import zhApi from './zh-CN/api';
import zhAuth from './zh-CN/auth';
import zhBureau from './zh-CN/bureau';
import zhCodes from './zh-CN/codes';
import zhCommon from './zh-CN/common';
import zhDocuments from './zh-CN/documents';
import zhDraw from './zh-CN/draw';
import zhExpiry from './zh-CN/expiry';
import zhFindings from './zh-CN/findings';
import zhFormation from './zh-CN/formation';
import zhLesson from './zh-CN/lesson';
import zhMessages from './zh-CN/messages';
import zhMoney from './zh-CN/money';
import zhOpenapi from './zh-CN/openapi';
import zhParent from './zh-CN/parent';
import zhProvider from './zh-CN/provider';
import zhPublic from './zh-CN/public';
import zhRules from './zh-CN/rules';
import zhSchool from './zh-CN/school';
import zhSettlement from './zh-CN/settlement';
import zhWaiting from './zh-CN/waiting';
import zhWishes from './zh-CN/wishes';

/** All texts in both languages; the server holds them in memory, the browser loads what a page names. */
export const resources = {
  'zh-CN': {
    accounts: zhAccounts,
    aid: zhAid,
    api: zhApi,
    openapi: zhOpenapi,
    auth: zhAuth,
    bureau: zhBureau,
    codes: zhCodes,
    common: zhCommon,
    draw: zhDraw,
    expiry: zhExpiry,
    findings: zhFindings,
    formation: zhFormation,
    lesson: zhLesson,
    messages: zhMessages,
    money: zhMoney,
    parent: zhParent,
    provider: zhProvider,
    public: zhPublic,
    rules: zhRules,
    school: zhSchool,
    settlement: zhSettlement,
    waiting: zhWaiting,
    wishes: zhWishes,
    documents: zhDocuments,
  },
  en: {
    accounts: enAccounts,
    aid: enAid,
    api: enApi,
    openapi: enOpenapi,
    auth: enAuth,
    bureau: enBureau,
    codes: enCodes,
    common: enCommon,
    draw: enDraw,
    expiry: enExpiry,
    findings: enFindings,
    formation: enFormation,
    lesson: enLesson,
    messages: enMessages,
    money: enMoney,
    parent: enParent,
    provider: enProvider,
    public: enPublic,
    rules: enRules,
    school: enSchool,
    settlement: enSettlement,
    waiting: enWaiting,
    wishes: enWishes,
    documents: enDocuments,
  },
};
