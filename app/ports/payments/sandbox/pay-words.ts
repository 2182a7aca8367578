import type { Method } from './records';

/** What the pay page says. The till stands for another company's site, so its words live with it. */
export type PayWords = {
  lang: string;
  till: string;
  noMoney: string;
  payTitle: string;
  fiscal: string;
  /** `tail`: the last digits of the account, where it ends in digits. */
  school: (tail: string | null) => string;
  total: string;
  method: string;
  methods: Record<Method, string>;
  pay: (sum: string) => string;
  leave: string;
  practise: string;
  practiseWhy: string;
  acts: Record<'decline' | 'late' | 'twice' | 'refund_fails', { name: string; hint: string }>;
  lateLabel: string;
  lateChoices: Record<'5' | '30' | '300' | '960' | 'never', string>;
  declinedTitle: string;
  declined: (method: string) => string;
  settlingTitle: string;
  settling: (method: string) => string;
  settlingAt: (time: string) => string;
  confirmNow: string;
  refuseNow: string;
  lookAgain: string;
  backToSite: string;
  paidTitle: string;
  paid: string;
  failedTitle: string;
  failed: string;
  expiredTitle: string;
  expired: string;
  unknownTitle: string;
  unknown: string;
};

const zh: PayWords = {
  lang: 'zh-CN',
  till: '演示收银台',
  noMoney: '不会动用真钱，只是练习。',
  payTitle: '付款',
  fiscal: '收款方：县财政账户',
  school: (tail) => `收款方：学校账户${tail ? `（尾号 ${tail}）` : ''}`,
  total: '合计',
  method: '付款方式',
  methods: { card: '银行卡', alipay: '支付宝', wechat_pay: '微信支付' },
  pay: (sum) => `支付 ${sum}`,
  leave: '先不付，返回',
  practise: '试试别的情形',
  practiseWhy: '真实付款中会遇到的意外，都可以在这里演练。',
  acts: {
    decline: { name: '付款被拒', hint: '银行或钱包不同意，可以换一种方式再付。' },
    late: { name: '晚到账', hint: '付款人已完成，银行过一会儿才确认；可能晚于名额保留时间。' },
    twice: { name: '重复通知', hint: '只付一次，结果却通知三遍：同一条两遍，另加一条。只应入账一次。' },
    refund_fails: { name: '付款成功，以后退款失败', hint: '现在正常付款；日后退款会被银行退回。' },
  },
  lateLabel: '多久后到账',
  lateChoices: {
    '5': '5 秒',
    '30': '30 秒',
    '300': '5 分钟',
    '960': '16 分钟（已过保留时间）',
    never: '由我来确认',
  },
  declinedTitle: '付款没有成功',
  declined: (method) => `这笔付款被拒（${method}），没有扣款。可以换一种方式，或再试一次。`,
  settlingTitle: '正在等银行确认',
  settling: (method) => `您已用${method}完成付款，银行还没有确认到账。`,
  settlingAt: (time) => `预计 ${time} 自动到账。`,
  confirmNow: '银行现在确认',
  refuseNow: '银行拒绝',
  lookAgain: '看看是否到账',
  backToSite: '返回报名网站',
  paidTitle: '已经付好了',
  paid: '这笔款已收到，不用再付。',
  failedTitle: '银行拒绝了这笔付款',
  failed: '没有扣款。请回到报名网站查看名额是否还在。',
  expiredTitle: '付款页已关闭',
  expired: '已过付款时间，这里不再收款。请回到报名网站重新开始。',
  unknownTitle: '没有这个付款页',
  unknown: '地址可能不完整。请从报名网站重新打开付款页。',
};

const en: PayWords = {
  lang: 'en',
  till: 'Practice till',
  noMoney: 'No real money moves here. Whatever you choose is only practice.',
  payTitle: 'Payment',
  fiscal: 'Collected by the county’s fiscal account',
  school: (tail) => `Collected by the school’s account${tail ? ` (ending ${tail})` : ''}`,
  total: 'Total',
  method: 'Pay with',
  methods: { card: 'Bank card', alipay: 'Alipay', wechat_pay: 'WeChat Pay' },
  pay: (sum) => `Pay ${sum}`,
  leave: 'Leave without paying',
  practise: 'Try something else',
  practiseWhy: 'Whatever can go wrong with a real payment can be tried out here.',
  acts: {
    decline: { name: 'Be declined', hint: 'The bank or wallet says no; you can try another way to pay.' },
    late: {
      name: 'Pay late',
      hint: 'You are done, but the bank confirms later: perhaps after the held place has lapsed.',
    },
    twice: {
      name: 'Be notified twice',
      hint: 'You pay once, yet the result is announced three times: one notice twice, and one more. It must count once.',
    },
    refund_fails: {
      name: 'Pay now, refund fails later',
      hint: 'Pays as usual; a later refund comes back from the bank.',
    },
  },
  lateLabel: 'The bank confirms after',
  lateChoices: {
    '5': '5 seconds',
    '30': '30 seconds',
    '300': '5 minutes',
    '960': '16 minutes (after the hold)',
    never: 'I will confirm it myself',
  },
  declinedTitle: 'The payment did not go through',
  declined: (method) =>
    `It was declined (${method}) and nothing was taken. Try another way to pay, or try again.`,
  settlingTitle: 'Waiting for the bank',
  settling: (method) => `You have paid with ${method}; the bank has not confirmed it yet.`,
  settlingAt: (time) => `It is expected to arrive by itself at ${time}.`,
  confirmNow: 'The bank confirms now',
  refuseNow: 'The bank refuses',
  lookAgain: 'See whether it has arrived',
  backToSite: 'Back to the course site',
  paidTitle: 'Paid',
  paid: 'The money has arrived. There is nothing more to pay.',
  failedTitle: 'The bank refused this payment',
  failed: 'Nothing was taken. Go back to the course site to see whether your place is still held.',
  expiredTitle: 'This payment page has closed',
  expired:
    'Its time is up and nothing is collected here any more. Go back to the course site to start again.',
  unknownTitle: 'There is no such payment page',
  unknown: 'The address may be incomplete. Open the payment page again from the course site.',
};

/** By the session's locale; Chinese where none was given. */
export function payWords(locale: string | null): PayWords {
  return locale?.startsWith('en') ? en : zh;
}
