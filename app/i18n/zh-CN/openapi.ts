import fields from './api-fields';
import operation from './api-operations';

export default {
  operation,
  fields,
  refused: '现在办不到',
  refusedUnusable: '请求里还缺些内容',
  document: {
    title: '课后超市开放接口',
    description:
      '给小程序和其他程序用的接口：找课、报名、志愿、候补、抽签和规则检查。人人可读的内容不需要令牌；自己家的内容需要家长在账号页面里发的令牌。金额都是整数，单位是分；日期按县里的当地时间。',
    token: '在账号页面的“接口令牌”里创建。令牌只显示一次，放在请求头 {{authHeader}} 后面。',
    key: '由调用方起的请求键。用同一个键重发同一个请求，得到同一个答复，不会办两次。答复保留一天。',
    rateLimit: '各项额度还剩多少，多少秒后恢复。',
    rateLimitPolicy: '各项额度的总数和时间窗口。',
    replayed: '这是之前的答复，原样再给一次。',
  },
  tag: {
    courses: '课程和班',
    draws: '抽签',
    children: '孩子',
    wishes: '志愿',
    enrollments: '报名',
    waiting: '候补',
    rules: '规则',
  },
  status: { '200': '成功。', '201': '办好了。', '204': '办好了，没有内容要返回。' },
  problem: {
    malformed_json: {
      title: '请求的内容读不出来',
      detail: '请求的内容不是完整的 {{json}}。请检查引号、逗号和编码。',
    },
    idempotency_key_missing: {
      title: '缺少请求键',
      detail: '这个操作需要请求头 {{keyHeader}}，一到二百五十五个可见字符。这样重发时就不会办两次。',
    },
    token_missing: {
      title: '需要令牌',
      detail: '这里的内容是某个家庭自己的。请带上请求头 {{authHeader}} 和令牌。',
    },
    token_invalid: {
      title: '令牌无效',
      detail: '这个令牌写错了、过期了，或者已经撤销。请在账号页面里创建一个新的。',
    },
    scope_missing: {
      title: '令牌的权限不够',
      detail: '这个令牌没有做这件事的权限。请创建一个带这项权限的令牌。',
    },
    not_found: { title: '没有找到', detail: '这个地址下没有内容，或者它不属于这个令牌的主人。' },
    method_not_allowed: { title: '这个地址不支持这种请求', detail: '请看返回的允许列表。' },
    request_in_flight: {
      title: '同一个请求正在办理',
      detail: '用这个键发的前一个请求还没有办完。请过一秒再试。',
    },
    idempotency_key_reused: {
      title: '请求键已经用过',
      detail: '这个键属于另一个内容不同的请求。新的请求请用新的键。',
    },
    too_large: { title: '请求太大', detail: '请求的内容最多六万四千字节。' },
    not_json: { title: '内容类型不对', detail: '请用 {{json}}，并带上请求头 {{typeHeader}}。' },
    unusable: { title: '请求里有写错的地方', detail: '请看列出的各项，改好再发。' },
    too_often: { title: '请求太频繁', detail: '请等请求头 {{retryHeader}} 写的秒数再试。' },
    internal: { title: '出错了', detail: '这是我们的问题，已经记录下来。请稍后再试。' },
    busy: { title: '现在非常忙', detail: '什么都没有改变。请过几秒再试。' },
  },
  field: {
    unknown_field: '没有这一项。请检查写法。',
    cursor_unknown: '这个位置不是从结果里拿来的。请从头开始。',
  },
};
