import kind from './message-kinds';

/** Texts that go out by text message and e-mail, and the in-app messages. */
export default {
  signature: '【海盐课后超市】',
  short: '【海盐课后超市】{{title}}。{{next}}',
  code: {
    phone: '【海盐课后超市】验证码 {{code}}，5 分钟内有效，只能用一次。我们的工作人员不会向您要验证码。',
  },
  somebody: {
    course: '这门课',
    child: '孩子',
    draw: '抽签',
    school: '学校',
    provider: '您的机构',
    person: '一位教员',
    thing: '一份材料',
  },
  /** What runs out, for the messages about it. */
  thing: {
    staff_check: '{{person}}的准入查询',
    qualification: '{{person}}的资格证明',
    credential: '机构的证照',
    listing: '机构的准入资格',
  },
  proof: {
    invitation: {
      subject: '请设置您的登录密码',
      text: '您好：\n\n管理员为您开通了海盐县课后超市的工作账号。请打开下面的链接设置密码，链接 {{days}} 天内有效，只能用一次：\n\n{{link}}\n\n设置好以后，从这里登录：{{signIn}}\n\n如果您不认识我们，请忽略这封邮件。',
    },
    reset: {
      subject: '重新设置密码',
      text: '您好：\n\n有人要求重新设置这个邮箱对应账号的密码。如果是您本人，请打开下面的链接，链接 {{hours}} 小时内有效，只能用一次：\n\n{{link}}\n\n如果不是您，请忽略这封邮件，密码不会改变。',
    },
    join: {
      subject: '机构注册验证码',
      text: '您好：\n\n您正在海盐县课后超市注册机构账号，验证码是：\n\n{{code}}\n\n{{minutes}} 分钟内有效。如果不是您本人操作，请忽略这封邮件。',
    },
    joinKnown: {
      subject: '这个邮箱已经有账号了',
      text: '您好：\n\n有人用这个邮箱注册机构账号，但它已经有账号了，所以没有新建。请直接登录：\n\n{{signIn}}\n\n忘记密码可以在登录页重新设置。如果不是您本人操作，请忽略这封邮件。',
    },
    email: {
      subject: '邮箱验证码',
      text: '您好：\n\n您正在把这个邮箱用于接收课后超市的消息，验证码是：\n\n{{code}}\n\n{{minutes}} 分钟内有效。如果不是您本人操作，请忽略这封邮件。',
    },
  },
  kind,
};
