/** The draw: what everybody reads. */
export default {
  status: {
    announced: '已公布',
    open: '正在填志愿',
    closed: '志愿已截止',
    frozen: '名单已封存',
    holding: '正在写入结果',
    drawn: '已抽签',
    aborted: '已中止',
  },
  result: { won: '抽中', lost: '没抽中', dropped: '抽签前移出', void: '抽中后失效' },
  /** Why a wish ended as it did. */
  reason: {
    won: '第 {{round}} 轮抽中。',
    wonReserved: '第 {{round}} 轮抽中，用的是预留名额。',
    drew: '报这个班的 {{of}} 个孩子里，抽到第 {{number}} 位。',
    filledAt: '名额给到第 {{last}} 位。',
    filledBehind:
      '最后得到名额的是第 {{last}} 位，排在后面：用的是预留名额，或者是在后几轮按新号码、按兄弟姐妹一起的人数给出的。',
    nobody: '这个班没有给出名额。',
    overlapped: '{{day}}已经抽中了“{{course}}”，上课时间重叠。',
    overlappedSome: '上课时间和已经抽中的另一个班重叠。',
    atCap: '想要的门数已经抽满，抽中的都排在这个志愿前面。',
    groupTooLarge: '几个孩子要一起上，人数比这个班的名额还多。',
    dropped: '封存名单时已经不能报了，所以没有参加抽签。{{why}}',
    void: '抽中了，但写入结果时已经不能报了，名额转给了候补。{{why}}',
  },
};
