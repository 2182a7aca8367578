export default {
  findCourses: {
    summary: '搜索课程',
    description:
      '和网站上的搜索一样：按文字、拼音、年级、星期、学校等查找在售的班。每一条是一所学校里的一个班。结果带各项筛选的数量。给出自己孩子的编号时，适合这个孩子的排在前面，并说明不适合的原因；这时需要能读取孩子的令牌。',
  },
  readCourse: { summary: '查看一门课程', description: '课程的介绍、大纲、机构，以及在各学校开的班。' },
  listOfferings: {
    summary: '列出各班',
    description: '家长能看到的班，按首次上课日期排列。可以按编号、课程、学校、机构或抽签缩小范围。',
  },
  readOffering: {
    summary: '查看一个班',
    description: '报名前家长会问的都在这里：时间、地点、老师、每次课的日期、现在报名要交多少钱。',
  },
  listDraws: { summary: '列出抽签', description: '所有公布过的抽签，新公布的在前。' },
  readDraw: {
    summary: '查看一次抽签',
    description:
      '时间、承诺值，以及各班的名额和志愿数。种子在抽签完成或作废后公布，任何人都可以拿它重算一遍。',
  },
  readDrawInputs: {
    summary: '下载抽签的输入',
    description: '截止时固定下来的班和匿名的申请人，逐字节与公布的校验值一致。固定之前查不到。',
  },
  readDrawOutcome: {
    summary: '下载抽签的结果',
    description: '名额、候补次序和每个落选志愿的原因，逐字节与公布的校验值一致。抽签完成之前查不到。',
  },
  readDrawProof: {
    summary: '下载抽签的验证文件',
    description: '种子、输入、结果和承诺值放在一个文件里，拿它就能自己重算一遍。抽签完成之前查不到。',
  },
  listChildren: { summary: '列出自己的孩子', description: '与这个账号关联的孩子。' },
  listEnrollments: {
    summary: '列出报名',
    description: '自己孩子的名额，新的在前。可以按状态或孩子缩小范围。',
  },
  createEnrollment: {
    summary: '报名',
    description:
      '为孩子占一个名额。有费用的，名额保留到付款期限；不收费的，立即确认。两项同意要分别写明，省略不等于同意。同一个请求键只会占一个名额，重发多少次都一样。',
  },
  readEnrollment: { summary: '查看一次报名', description: '名额的状态、应付金额和付款期限。' },
  payEnrollment: {
    summary: '去付款',
    description: '打开付款页面，返回它的地址；已经打开的返回同一个。请在浏览器里打开，付款结果看报名的状态。',
  },
  cancelEnrollment: {
    summary: '取消报名',
    description: '首次上课之前取消，已付的钱全部退回，也可以留作抵用金。名额立即空出来，给下一位。',
  },
  listWishes: {
    summary: '查看志愿',
    description: '自己的孩子在这次抽签里的志愿、家庭自己的查询码；抽签之后还有每个志愿的结果和原因。',
  },
  saveWishes: {
    summary: '提交或修改志愿',
    description:
      '整份替换。次序就是班的先后；截止前随便改，早交晚交没有区别。写多个孩子，就是要同进同退的兄弟姐妹。班级名单会交给哪些机构，要逐个写明同意。',
  },
  withdrawWishes: {
    summary: '撤回志愿',
    description: '截止前可以撤回。一起申请的兄弟姐妹一同撤回。',
  },
  listWaitingEntries: { summary: '列出候补', description: '自己孩子的候补和申请，新的在前。' },
  createWaitingEntry: {
    summary: '加入候补',
    description:
      '班满了，排到候补的末尾；由学校选人的班，这就是申请。写多个孩子，就只在名额够所有人时才给他们。有名额空出来会自动给出，要在期限内答复。',
  },
  readWaitingEntry: { summary: '查看一条候补', description: '前面还有几位；给了名额的，答复的期限。' },
  leaveWaitingList: { summary: '退出候补', description: '不再等了。已经给出的名额会给下一位。' },
  acceptOffer: {
    summary: '接受名额',
    description: '接受候补给出的名额，和报名一样：有费用的，名额保留到付款期限。两项同意要分别写明。',
  },
  declineOffer: { summary: '谢绝名额', description: '谢绝候补给出的名额，它马上给下一位。' },
  checkRules: {
    summary: '用规则检查一份计划',
    description:
      '交一份开班计划，按它当天有效的规则逐条检查，指出哪一项不合规则、怎样才合规。不需要令牌，什么都不保存。',
  },
};
