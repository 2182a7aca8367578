/** In-app messages by kind: what happened, what it means, what to do. */
export default {
  place_held: {
    title: '{{course}}：已为{{child}}留了一个名额',
    body: '名额保留到 {{until}}，需付 {{amount}}。到时没有付款，名额会自动让给别的孩子。',
    next: '请在保留时间内完成付款。',
  },
  place_confirmed: {
    title: '{{course}} 已为{{child}}报上名',
    body: '{{school}}的这个班已经有{{child}}的名额了。',
    next: '上课时间和教室在“我的孩子”里可以看到，也可以订阅到手机日历。',
  },
  draw_extended: {
    title: '{{draw}}：填志愿的时间延长了',
    body: '{{child}}的志愿可以一直改到 {{until}}。什么时候填、填得早晚，都不影响抽签。',
    next: '已经填好的志愿不用重填。',
  },
  draw_dropped: {
    title: '{{draw}}：{{child}}有志愿没能参加抽签',
    body: '志愿截止后逐个核对，有的班{{child}}已经不能报了，所以移出了名单；其余的志愿照常参加抽签。',
    next: '是哪个班、为什么，打开就能看到。',
  },
  draw_won: {
    title: '{{draw}}：{{child}}抽中了 {{places}} 门课',
    body: '要付款的名额为{{child}}保留到 {{until}}，到时没有付清就让给候补；不用付款的已经确认。',
    next: '请看看抽中了哪些课，并按时付款。',
  },
  draw_lost: {
    title: '{{draw}}：{{child}}这次没有抽中',
    body: '每个志愿抽到第几位、为什么没有，都写明了。有名额空出来时，按抽签的顺序通知候补。',
    next: '请看原因和候补的位置；还有空位的班可以直接报名。',
  },
  draw_void: {
    title: '{{course}}：{{child}}抽中的名额失效了',
    body: '抽中了，但写入结果时这个班{{child}}已经不能报了，名额转给了候补。',
    next: '原因打开就能看到。',
  },
  draw_aborted: {
    title: '{{draw}}：这次抽签中止了',
    body: '{{child}}的志愿没有参加抽签。中止的原因已经公布。',
    next: '重新安排时会再通知您。',
  },
  wishes_carried: {
    title: '{{child}}的志愿转到了“{{draw}}”',
    body: '上一次抽签中止了，{{child}}的志愿原样转了过来，可以改到 {{until}}。',
    next: '请看看志愿还对不对；不用改就不必操作。',
  },
  draw_ready: {
    title: '{{draw}}：志愿已截止，名单已封存',
    body: '参加抽签的名单和它的校验码已经公布。',
    next: '可以先看预览，再下达抽签。',
  },
  place_offered: {
    title: '{{course}}：有名额了，轮到{{child}}',
    body: '这个名额为{{child}}保留到 {{until}}。到时没有答复，就通知下一位。',
    next: '请在这之前接受或者谢绝。',
  },
  application_chosen: {
    title: '{{course}}：学校选中了{{child}}',
    body: '{{school}}给{{child}}留了一个名额，保留到 {{until}}。到时没有答复，名额就让出来。',
    next: '请在这之前接受或者谢绝。学校说的话也在那一页上。',
  },
  application_refused: {
    title: '{{course}}：{{child}}这次没有选上',
    body: '{{school}}对申请作了答复，也写明了原因。',
    next: '原因写在申请页上。还可以看看别的课程。',
  },
  offer_lapsed: {
    title: '{{course}}：留给{{child}}的名额已经过期',
    body: '到时间没有收到答复，名额给了下一位。没有扣款。',
    next: '如果还想上，可以重新排队，从队尾开始。',
  },
  waiting_moved: {
    title: '{{course}}：{{child}}在候补队伍里的位置有变动',
    body: '教育局工作人员调整了顺序，并写明了原因。',
    next: '新的位置和原因都在候补页上。',
  },
  waiting_overtaken: {
    title: '{{course}}：有人排到了{{child}}前面',
    body: '教育局工作人员调整了候补顺序，{{child}}往后移了。原因已经写明。',
    next: '现在的位置和原因都在候补页上。',
  },
  waiting_closed_began: {
    title: '{{course}}：班级开课，候补结束',
    body: '开课之前没有再空出名额，{{child}}没有排到。没有扣款。',
    next: '可以看看别的还有名额的课程。',
  },
  waiting_closed_canceled: {
    title: '{{course}}：这个班不开了，候补结束',
    body: '{{school}}的这个班不开了，{{child}}的候补也就结束了。没有扣款。',
    next: '可以看看别的还有名额的课程。',
  },
  waiting_closed_child: {
    title: '{{course}}：{{child}}不再排队候补',
    body: '{{child}}现在不能上这个班了：换了年级、离开了学校、已经有了名额，或者收回了对个人信息的同意。',
    next: '如果不对，请联系孩子的学校。',
  },
  hold_lapsed: {
    title: '{{course}}：{{child}}的名额没有保留住',
    body: '保留时间内没有收到付款，名额已经让出来了，没有扣款。',
    next: '如果还有名额，可以重新报名。',
  },
  hold_lapsed_part: {
    title: '{{course}}：{{child}}的名额没有保留住',
    body: '保留时间内没有收到全部费用，名额已经让出来。已经收到的 {{amount}} 会退给您。',
    next: '退款进度在付款记录里看；如果还有名额，可以重新报名。',
  },
  enrollment_canceled: {
    title: '{{course}}：已为{{child}}退课',
    body: '名额已经取消，应退 {{amount}}。',
    next: '退款会原路退回，进度在付款记录里看。',
  },
  class_room_changed: {
    title: '{{course}}：换教室了',
    body: '{{school}}给这个班换了教室，上课时间不变。',
    next: '新教室在“我的孩子”里可以看到。',
  },
  class_canceled: {
    title: '{{course}}：这个班不开了',
    body: '{{school}}取消了{{child}}报名的这个班，应退 {{amount}}，全额原路退回。',
    next: '看看现在还有哪些班适合孩子；退款进度在付款记录里。',
  },
  class_takes_place: {
    title: '{{course}}：这个班开课了',
    body: '报名已经结束，{{school}}的这个班按计划开课，{{child}}的名额不变。',
    next: '上课时间和教室在名额页面里可以看到。',
  },
  class_merged_moved: {
    title: '{{course}}：并班了，{{child}}的名额还在',
    body: '原来的班人数不够，{{school}}把它并到了另一个班。{{child}}在新班里有名额，{{date}} 第一次上课，已经付的钱直接算到新班，不用多付。',
    next: '请看看新的上课时间。如果不合适，第一次课之前可以退课，全额退款。',
  },
  class_merged_refund: {
    title: '{{course}}：并班了，{{child}}的名额还在',
    body: '原来的班人数不够，{{school}}把它并到了另一个班。{{child}}在新班里有名额，{{date}} 第一次上课。新班便宜一些，多付的 {{amount}} 退给您。',
    next: '请看看新的上课时间。如果不合适，第一次课之前可以退课，全额退款。',
  },
  class_merged_out: {
    title: '{{course}}：这个班并掉了，{{child}}没有转过去',
    body: '原来的班人数不够，{{school}}把它并到了另一个班，{{child}}不能转到那个班。应退 {{amount}}，全额原路退回。',
    next: '看看现在还有哪些班适合孩子；退款进度在付款记录里。',
  },
  payment_late_kept: {
    title: '{{course}}：付款晚了一点，名额还在',
    body: '{{child}}的名额保留时间已过，但班里还有空位，您付的 {{amount}} 已经生效，报名成功。',
    next: '不需要再做什么。',
  },
  payment_late_refunded: {
    title: '{{course}}：付款到得太晚，已安排退款',
    body: '收到付款时名额已经没有了，{{child}}没有报上这个班，{{amount}} 会原路退回。',
    next: '退款进度在付款记录里看；可以为孩子另选一门课。',
  },
  payment_twice_refunded: {
    title: '{{course}}：多付的一笔已安排退款',
    body: '{{child}}的这个名额多付了 {{amount}}，会原路退回，名额不受影响。',
    next: '不需要再做什么，退款进度在付款记录里看。',
  },
  refund_arrived: {
    title: '{{course}}：退款已到账',
    body: '{{child}}的退款 {{amount}} 已经原路退回。',
    next: '如果账户里没有看到，请带上付款记录联系支付机构。',
  },
  refund_failed: {
    title: '{{course}}：退款没有成功',
    body: '{{child}}的退款 {{amount}} 没有退回去，常见原因是原来的卡已经注销。钱仍在收款账户里，不会丢。',
    next: '教育局会联系您，改用别的方式退给您。',
  },
  refund_tried_again: {
    title: '{{course}}：退款没有成功，会再试一次',
    body: '{{child}}的退款 {{amount}} 这次没有退回去。钱还在收款账户里，不会丢。',
    next: '不需要做什么，{{on}} 会自动再退一次；还不行时教育局会联系您。',
  },
  canceled_credit: {
    title: '{{course}}：已为{{child}}取消报名',
    body: '名额已经取消，{{amount}} 按您的选择留作余额，下次报名可以抵用。',
    next: '余额只能用在同一个收款方的课上；报名后在付款那一步选择使用。',
  },
  withdrawn: {
    title: '{{course}}：{{child}}已退出这个班',
    body: '名额已经让出来，按当时说明的办法应退 {{amount}}。',
    next: '怎么算出来的、退到了哪一步，在这个名额的页面里都能看到。',
  },
  withdrawn_credit: {
    title: '{{course}}：{{child}}已退出这个班',
    body: '名额已经让出来，{{amount}} 按您的选择留作余额，下次报名可以抵用。',
    next: '余额只能用在同一个收款方的课上；报名后在付款那一步选择使用。',
  },
  transfer_chosen: {
    title: '{{course}}：请在 {{until}} 前转账',
    body: '{{child}}的名额在等您的银行转账 {{open}}。附言里请写：{{reference}}。',
    next: '收款账户在这个名额的页面里。附言写对，钱一到就自动报上名。',
  },
  transfer_reminder: {
    title: '{{course}}：还没有收到转账',
    body: '{{child}}的名额还差 {{open}}，请在 {{until}} 前转到，附言写：{{reference}}。过了时间名额会让出来。',
    next: '已经转了的话不用再转，银行一般一个工作日到账。',
  },
  paid_in_part: {
    title: '{{course}}：收到一部分，还差 {{open}}',
    body: '为{{child}}的名额收到了 {{amount}}，还差 {{open}}。名额保留到 {{until}}。',
    next: '请在保留时间内补上。没有补上时，已付的钱会退回。',
  },
  price_open: {
    title: '{{course}}：还有 {{open}} 要付',
    body: '{{child}}这门课的费用变了，还差 {{open}}。名额不受影响。',
    next: '为什么变、怎么付，在这个名额的页面里。',
  },
  refund_stuck: {
    title: '{{course}}：一笔退款迟迟没有到账',
    body: '{{amount}} 的退款超过了县里定的天数还没有到账。',
    next: '请在退款页面看它停在哪一步，决定再退一次还是手工转账。',
  },
  refund_by_hand: {
    title: '{{course}}：一笔退款需要人工处理',
    body: '{{amount}} 的退款自动试了几次都没有成功。',
    next: '请联系家长，在退款页面决定再退一次还是手工转账。',
  },
  lesson_canceled: {
    title: '{{course}}：{{date}} 的课不上了',
    body: '{{child}}在{{school}}的这次课取消了，不会补课，应退 {{amount}}。',
    next: '不用申请，钱会原路退回，进度在这个名额的页面上看。',
  },
  lesson_off: {
    title: '{{course}}：{{date}} 的课不上了',
    body: '{{child}}在{{school}}的这次课取消了。这次课您没有付过钱，不涉及退款。',
    next: '其他课次不变，时间在这个名额的页面上看。',
  },
  lesson_moved: {
    title: '{{course}}：{{date}} 的课改到 {{on}}',
    body: '{{child}}在{{school}}的这次课取消了，{{on}} 补上。',
    next: '时间和教室在这个名额的页面上看。如果那天来不了，可以请假。',
  },
  lesson_taken_back: {
    title: '{{course}}：{{date}} 的课按没有上处理',
    body: '核实后，{{child}}的这次课不算已上，应退 {{amount}}。',
    next: '不用申请，钱会原路退回，进度在这个名额的页面上看。',
  },
  lesson_struck: {
    title: '{{course}}：{{date}} 的课取消了',
    body: '{{school}}的这次课取消了，教室和教员的时间已经空出来，家庭都收到了通知。',
    next: '如果能补课，请尽快安排：钱退回以后就不能再补了。',
  },
  lesson_disputed: {
    title: '{{course}}：学校对 {{date}} 的课有疑问',
    body: '{{school}}不认可这次课已经上过，课时费先不计。',
    next: '请看学校写的原因，用文字回复。',
  },
  lesson_reversed: {
    title: '{{course}}：{{date}} 的课被撤回',
    body: '{{school}}的这次课原来已经确认，现在按没有上处理，课时费从结算里扣回。',
    next: '请看原因。有不同意见可以用文字回复。',
  },
  lesson_rescheduled: {
    title: '{{course}}：{{date}} 的课改到 {{on}} 补上',
    body: '{{school}}安排了补课，教室和教员已经定好，家庭都收到了通知。',
    next: '请按新的时间上课、点名。',
  },
  lesson_answered: {
    title: '{{course}}：机构回复了 {{date}} 的课',
    body: '您对这次课提出的疑问，机构已经回复。',
    next: '请看回复，决定确认还是按没有上处理。',
  },
  lesson_canceled_here: {
    title: '{{course}}：机构取消了 {{date}} 的课',
    body: '这次课不在{{school}}上了，家庭都收到了通知。',
    next: '请安排好孩子这段时间的去处。',
  },
  lesson_made_up_here: {
    title: '{{course}}：{{date}} 的课改到 {{on}} 补上',
    body: '机构在{{school}}安排了补课，用原来的教室，家庭都收到了通知。',
    next: '请看看那天的教室和值班安排。',
  },
  price_higher: {
    title: '{{course}}：{{child}}以后的课价格变了',
    body: '{{from}}起的课，补助和以前不一样了，现在还差 {{amount}} 没有付。已经上过的课不受影响，名额也还在。',
    next: '请打开报名页，看清楚每一项怎么算的，再补上差额。',
  },
  price_lower: {
    title: '{{course}}：{{child}}以后的课便宜了',
    body: '{{from}}起的课有了新的补助，您少付 {{amount}}。',
    next: '新的价格怎么算的，在报名页里逐项列着。',
  },
  price_lower_refund: {
    title: '{{course}}：{{child}}以后的课便宜了，多付的钱退给您',
    body: '{{from}}起的课有了新的补助，您多付的 {{amount}} 会原路退回，不用申请。',
    next: '新的价格和退款进度，在报名页里都能看到。',
  },
  // A text message is the title and what is next: those do not say that it is about aid.
  aid_granted: {
    title: '您为{{child}}交的申请有结果了',
    body: '补助申请通过了。县教育局已经登记，学校、机构和老师都看不到。以后报名时会自动减免；已经报上的课，还没上的部分会重新计算，多付的退给您。',
    next: '请登录后在孩子的页面里看。',
  },
  aid_declined: {
    title: '您为{{child}}交的申请有结果了',
    body: '县教育局看了您的材料，补助申请这次没有通过，理由写在孩子的补助页里。补齐材料以后可以再申请一次。',
    next: '请登录后在孩子的页面里看。',
  },
  aid_ended: {
    title: '{{child}}的登记有变化',
    body: '一项补助到 {{until}} 为止，县教育局登记了新的截止日期。之后的课如果价格有变，会另外告诉您，已经上过的课不受影响。情况没有变的，可以带上证明重新申请。',
    next: '请登录后在孩子的页面里看；有疑问请联系县教育局。',
  },
  claim_confirmed: {
    title: '学校已确认{{child}}是您的孩子',
    body: '现在可以为{{child}}选课、报名了。',
    next: '去看看哪些课适合孩子。',
  },
  claim_refused: {
    title: '{{school}}没有确认您添加的孩子',
    body: '您填的信息和学校名册对不上，所以没有添加。',
    next: '请核对姓名、学籍号和出生日期后再试，或者问问班主任。',
  },
  wish_class_canceled: {
    title: '{{course}}不开了，它在{{child}}的志愿表上',
    body: '{{school}}取消了这个班，抽签时会跳过它。其他志愿不受影响。',
    next: '截止以前可以换成别的班。',
  },
  wishes_close_soon: {
    title: '{{child}}的志愿 {{until}} 截止',
    body: '截止前还可以改志愿，改多少次都行；截止后就不能再改了。先填、后填都一样，不影响抽签。',
    next: '不想改就不用管，现在的志愿会自动参加抽签。',
  },
  listing_under_review: {
    title: '准入申请正在审核',
    body: '教育局已经开始审核{{provider}}的申请。',
    next: '有结果会通知您，暂时不需要做什么。',
  },
  listing_public_notice: {
    title: '准入申请进入公示',
    body: '{{provider}}的申请已通过审核，公示到 {{until}}。',
    next: '公示结束没有异议，就会列入白名单。这段时间可以先准备课程。',
  },
  listing_listed: {
    title: '{{provider}}已列入白名单',
    body: '有效期到 {{until}}。现在可以提交课程、申请到学校开班。',
    next: '去写第一门课程。',
  },
  listing_returned: {
    title: '准入申请被退回，需要补充',
    body: '{{provider}}的申请还差一些材料，审核意见写在申请里。',
    next: '请按意见修改后重新提交。',
  },
  listing_suspended: {
    title: '{{provider}}的准入资格已暂停',
    body: '从现在起不能接受新的报名。已经报上名的孩子照常上课，除非另行通知。',
    next: '原因写在准入申请里，请尽快和教育局联系。',
  },
  listing_resumed: {
    title: '{{provider}}的准入资格已恢复',
    body: '可以继续接受报名了。',
    next: '不需要再做什么。',
  },
  listing_removed: {
    title: '{{provider}}已移出白名单',
    body: '不能再接受报名，也不能开新班。',
    next: '原因写在准入申请里；整改以后可以重新申请。',
  },
  course_approved: {
    title: '课程《{{course}}》已通过审核',
    body: '现在可以到学校申请开班了。',
    next: '去安排开班计划。',
  },
  course_returned: {
    title: '课程《{{course}}》被退回修改',
    body: '审核意见写在课程页里，已写的内容都还在。',
    next: '请按意见修改后重新提交。',
  },
  offering_approved: {
    title: '{{school}}已为《{{course}}》安排教室',
    body: '教室和课表已经确定，等学校开放报名。',
    next: '请核对上课日期和教员。',
  },
  offering_refused: {
    title: '{{school}}没有同意《{{course}}》的开班申请',
    body: '学校写了原因，可以调整时间或人数后再申请。',
    next: '去看原因，修改开班计划。',
  },
  offering_way_changed: {
    title: '{{course}}：名额的分法改了',
    body: '{{school}}改了这个班名额怎么分，或者改了开放时间。',
    next: '新的安排在班级页上可以看到。',
  },
  offering_opened: {
    title: '《{{course}}》在{{school}}开放报名了',
    body: '家长现在能看到这个班。',
    next: '报名情况在开班计划里随时能看。',
  },
  offering_room_changed: {
    title: '{{school}}给《{{course}}》换了教室',
    body: '上课时间不变，还没有上的课都在新教室上。',
    next: '请看新教室在哪里，并告诉教员。',
  },
  class_formed: {
    title: '{{course}}：这个班开课',
    body: '{{school}}的这个班报名已经结束，确定开课。',
    next: '可以看报名名单，准备第一次课。',
  },
  class_short: {
    title: '{{course}}：报名人数不够',
    body: '{{school}}的这个班报名结束时没有达到最少人数。开不开、并不并班由学校决定，原定 {{date}} 第一次上课。',
    next: '您暂时不用做什么，学校决定后会通知您。',
  },
  class_merged: {
    title: '{{course}}：这个班并到了另一个班',
    body: '报名人数不够，{{school}}把这个班并到了您的另一个班。原来的课次取消，教室和老师的时间空出来了。',
    next: '请看看并班后的名单。',
  },
  class_formed_here: {
    title: '{{course}}：人数够了，开课',
    body: '这个班报名已经结束，确定开课，家长和机构都收到了通知。',
    next: '不需要再做什么。',
  },
  class_short_here: {
    title: '{{course}}：人数不够，请您决定',
    body: '报名已经结束，没有达到最少人数，原定 {{date}} 第一次上课。可以照常开课、并到另一个班，或者取消并全额退款。',
    next: '请尽快决定，家长在等消息。',
  },
  class_short_reminder: {
    title: '{{course}}：还没有决定开不开课',
    body: '这个班人数不够，{{date}} 就要第一次上课了。到那天还没有决定，就照常开课，不会因为没人决定而让孩子失去名额。',
    next: '请现在决定：开课、并班或者取消。',
  },
  class_undecided: {
    title: '{{school}}的{{course}}明天开课，学校还没有决定',
    body: '这个班没有达到最少人数，{{date}} 第一次上课，学校还没有决定开课、并班或取消。到那天就照常开课。',
    next: '请联系学校。',
  },
  offering_canceled: {
    title: '{{school}}取消了《{{course}}》的班',
    body: '学校写了原因。已经报名的家庭会收到通知，付过的钱全额退回。',
    next: '去看原因；可以调整后重新申请开班。',
  },
  finding_rectify: {
    title: '教育局请你整改：规则 {{rule}}',
    body: '{{provider}}有一处不符合规则 {{rule}}，请在{{until}}之前改好。',
    next: '看看是哪里、要改成什么样，改好后写下答复。',
  },
  finding_accepted: {
    title: '你的整改答复已被接受',
    body: '关于规则 {{rule}} 的答复，教育局已经接受；系统核对确实改好后，这条就消失。',
    next: '改好以后可以点“再核对一次”。',
  },
  finding_suspended: {
    title: '因规则 {{rule}}，报名已被暂停',
    body: '教育局暂停了“{{course}}”的新报名；已经报上名的孩子照常上课。',
    next: '看看原因，改好后请教育局恢复。',
  },
  finding_resumed: {
    title: '“{{course}}”恢复报名',
    body: '教育局已经恢复这个班的报名。',
    next: '没有别的要做。',
  },
  rule_reaches_you: {
    title: '规则 {{rule}} 有新的规定',
    body: '从{{from}}起实行，{{provider}}已经排好的班也要符合。',
    next: '看看新的规定，提前调整。',
  },
  finding_suspended_here: {
    title: '“{{course}}”的报名已被教育局暂停',
    body: '这个班在{{school}}，不符合规则 {{rule}}。已经报上名的孩子照常上课。',
    next: '看看是什么问题。',
  },
  finding_assigned: {
    title: '一条规则问题交给你处理：规则 {{rule}}',
    body: '同事把这条交给了你。',
    next: '打开看看，决定下一步。',
  },
  finding_answered: {
    title: '{{provider}}答复了：规则 {{rule}}',
    body: '机构写下了怎么整改。',
    next: '看看答复，接受或请再改。',
  },
  finding_escalated: {
    title: '需要你决定：规则 {{rule}}',
    body: '一条规则问题上报到了你这里。',
    next: '看看经过，决定怎么办。',
  },
  rule_activated: {
    title: '规则 {{rule}} 的新版本已启用',
    body: '从{{from}}起实行。',
    next: '看看改了什么。',
  },
  room_requested: {
    title: '新的教室申请：《{{course}}》',
    body: '有机构想在{{school}}开这门课，等您安排教室。',
    next: '去看时间和要求，给教室或说明不同意的原因。',
  },
  claim_waiting: {
    title: '有家长添加了孩子，等您确认',
    body: '家长填的信息在{{school}}的名册里没有完全对上。',
    next: '请核对后确认或拒绝。',
  },
  aid_claim_waiting: {
    title: '有一份补助申请等着处理',
    body: '一位家长为孩子申请补助，附了证明材料。',
    next: '请打开“补助资格”里的申请，看材料后决定。',
  },
  listing_applied: {
    title: '新的准入申请：{{provider}}',
    body: '材料和系统核对出的缺项已经列好。',
    next: '去审核。',
  },
  course_submitted: {
    title: '新提交的课程：《{{course}}》',
    body: '等您审核。',
    next: '去审核。',
  },
  settlement_ready: {
    title: '{{month}}的结算单已经确认：{{amount}}',
    body: '县教育局核对并确认了{{provider}}这个月的结算单，接下来由财政付款。',
    next: '可以逐课查看，也可以下载结算单。',
  },
  settlement_paid: {
    title: '{{month}}的课时费已经付款：{{amount}}',
    body: '财政已经按结算单付款给{{provider}}，到账时间以银行为准。',
    next: '结算单上写着财政的付款编号，对账时可以用。',
  },
  settlements_drafted: {
    title: '{{month}}的结算单已经生成：{{drafts}} 份',
    body: '一共 {{amount}}，都是草稿，等您核对确认。',
    next: '去核对。',
  },
  expiry_soon: {
    title: '{{thing}}快到期了',
    body: '最后有效的一天是 {{until}}。过了这一天还没有续上，相关的班会暂停报名，相关的人不能再排课。',
    next: '请尽早续办，页面上写着怎么办。',
  },
  expiry_now: {
    title: '{{thing}}已经到期',
    body: '最后有效的一天是 {{until}}。受影响的班暂停报名，续上以后自动恢复。',
    next: '请马上续办，或者换一位合格的教员。',
  },
  expiry_at_school: {
    title: '{{provider}}：{{thing}}已经到期',
    body: '最后有效的一天是 {{until}}。{{school}}有课受影响，相关的班已暂停报名。',
    next: '去看是哪些课、多少孩子，机构能怎么补救。',
  },
  class_staff_replaced: {
    title: '《{{course}}》换了任课教员',
    body: '因为原来的教员有材料到期，后面的课由同一机构另一位合格的教员来上，时间和教室不变。',
    next: '请看新的任课安排。',
  },
  expiry_in_county: {
    title: '{{provider}}：{{thing}}已经到期',
    body: '最后有效的一天是 {{until}}。有课受影响，相关的班已暂停报名。',
    next: '去看影响到哪些学校、多少孩子。',
  },
};
