import type { Words } from './rule';

/**
 * What a provider reads when a rule is broken: what it is, what would be lawful, what to do. Plain words; `{name}` is
 * filled from the break, dates are written out. `{actual}` and `{limit}` are always there.
 */
export const BREAK_TEXTS = {
  'T1.outside_term': say(
    '{date} 不在学期里，课后服务只在上学日开。请换到学期内的日期。',
    '{date} lies outside term. After-school service runs on school days only: choose a day in term.',
  ),
  'T1.holiday': say(
    '{date} 是法定假日，不上学，课后服务也不开。请去掉或换一天。',
    '{date} is a public holiday. After-school service runs on school days only: drop it or choose another day.',
  ),
  'T1.weekend': say(
    '{date} 是周末，不是上学日，课后服务不开。请换到上学日。',
    '{date} is a weekend without school. After-school service runs on school days only: choose a school day.',
  ),
  'T1.county_break': say(
    '{date} 在春假或秋假里，不是上学日，课后服务不开。请换一天。',
    '{date} falls in the spring or autumn break. After-school service runs on school days only: choose another day.',
  ),
  'T1.before_lesson_end': say(
    '{date} 的课 {actual} 开始，可学校的课到 {limit} 才结束。请改到 {limit} 或以后开始。',
    'On {date} the lesson starts at {actual}, but school lessons end at {limit}. Start at {limit} or later.',
  ),
  'T1.lesson_end_unknown': say(
    '还不知道 {date} 这一天学校几点放学，没法确认课后服务开始得是否太早。请学校补上放学时间。',
    'Nobody has said when school lessons end on {date}, so nobody can say that {actual} is late enough. Ask the school to fill it in.',
  ),
  'T2.too_short': say(
    '这一天学校的课后服务一共 {actual} 分钟，每天至少要有 {limit} 分钟。请加一段服务。',
    'The school offers {actual} minutes of after-school service on this day; at least {limit} are needed. Add some.',
  ),
  'T3.ends_early': say(
    '这一天的课后服务 {actual} 就结束了，原则上要到 {limit} 以后，家长才来得及下班。',
    'Service on this day ends at {actual}. It should last until {limit}, when parents leave work.',
  ),
  'T4.early_care': say(
    '早到看护不能作为课后服务开班或收费。',
    'Care before school cannot be listed or charged as after-school service.',
  ),
  'T4.lunch_care': say(
    '午间看护不能作为课后服务开班或收费。',
    'Lunchtime care cannot be listed or charged as after-school service.',
  ),
  'T4.nap_care': say(
    '午休看护不能作为课后服务开班或收费。',
    'Nap care cannot be listed or charged as after-school service.',
  ),
  'T4.evening_study': say(
    '晚自习不能作为课后服务开班或收费。',
    'Evening self-study cannot be listed or charged as after-school service.',
  ),
  'T4.title': say(
    '课程里写了“{actual}”。早到、午间看护和晚自习不能作为课后服务开班或收费。请改成真正的活动课程。',
    'The course says “{actual}”. Care before school or at noon and evening self-study cannot be listed as after-school service.',
  ),
  'T6.in_lesson_hours': say(
    '{date} {actual} 学校还在上课（到 {limit}），这时不能开课。请改到 {limit} 以后。',
    'At {actual} on {date} schools still have lessons (until {limit}). Start at {limit} or later.',
  ),
  'T6.late': say(
    '{date} 的课 {actual} 才结束，线下课最晚到 {limit}。请提早结束。',
    'The lesson on {date} ends at {actual}; lessons in person end by {limit}. Finish earlier.',
  ),
  'T6.online_late': say(
    '{date} 的课 {actual} 才结束，线上课最晚到 {limit}。请提早结束。',
    'The lesson on {date} ends at {actual}; online lessons end by {limit}. Finish earlier.',
  ),
  'T14.own_lessons': say(
    '{date} {actual} 的课和同一个班的另一次课（到 {limit}）重叠了。请错开时间。',
    'The lesson at {actual} on {date} overlaps another one of this class, which ends at {limit}. Move one of them.',
  ),
  'C2.academic': say(
    '“{actual}”属于学科内容（{subject}），不能作为课后服务课程。请去掉，或改成真正的非学科活动。',
    '“{actual}” is academic content ({subjectEn}), which is never on the menu here. Remove it, or make it a real non-academic activity.',
  ),
  'C2.doubtful': say(
    '“{actual}”像是学科内容（{subject}），也可能只是名字里有这个词。教育局会有人看，请在简介里写清楚孩子做什么。',
    '“{actual}” may be academic content ({subjectEn}) or only a name. A person at the bureau will read it: say clearly what children do.',
  ),
  'C2.exam': say(
    '课后服务课程不能用考试来检验。请改成展示、表演或作品，或者不设考核。',
    'A course here cannot end with an exam. Choose a showcase, or no assessment.',
  ),
  'C3.doubtful': say(
    '写了“{actual}”。科学在浙江算学科，科普、创客可以。教育局会有人看，请写清楚不讲课本内容。',
    'It says “{actual}”. Science is an academic subject in Zhejiang; popular science and making are fine. A person at the bureau will read it: say that no curriculum content is taught.',
  ),
  'C5.foreign_curriculum': say(
    '“{actual}”属于境外课程，不能开。请换成别的内容。',
    '“{actual}” belongs to a foreign curriculum, which cannot be taught here.',
  ),
  'C5.overseas': say(
    '这位教员居住在境外，不能安排上课。请换一位。',
    'This instructor lives overseas and cannot teach here. Choose somebody else.',
  ),
  'C6.admission': say(
    '不能把学习结果和升学、入学挂钩。请去掉这项承诺。',
    'Results can never be linked to admission to a school. Remove this promise.',
  ),
  'C7.certificate': say(
    '最好不要用证书来招生，教育局会有人看。请说明证书由谁发、有什么用，或者去掉。',
    'Certificates should not be a selling point; a person at the bureau will look. Say who gives it and what it is for, or drop it.',
  ),
  'C7.ranking': say(
    '最好不要用名次、比赛来招生，教育局会有人看。请说明是什么活动，或者去掉。',
    'Rankings and competitions should not be a selling point; a person at the bureau will look. Say what it is, or drop it.',
  ),
  'H1.homework': say(
    '机构最好不布置作业，这里写的是每次 {actual} 分钟。请改成 0，或等教育局的人看过。',
    'A provider should set no homework; here it is {actual} minutes a lesson. Make it 0, or a person at the bureau will look.',
  ),
  'C4.post': say(
    '您在机构里有职务，不能审核课程。请让另一位同事审。',
    'You hold a post at a provider and cannot review courses. Ask a colleague.',
  ),
  'C4.answers': say(
    '有一项被判断为学科性质（目的、内容或评价），这门课程不能通过。请退回并写明理由。',
    'Purpose, content or assessment was judged academic: the course cannot be approved. Return it with your reasons.',
  ),
  'P1.none': say(
    '机构还不在教育局的白名单里，不能开课。请先申请准入。',
    'The provider is not on the bureau’s list and cannot offer a class. Apply for admission first.',
  ),
  'P1.suspended': say(
    '机构的白名单资格已暂停，恢复之前不能开课。',
    'The provider’s listing is suspended; no class can be offered until it is resumed.',
  ),
  'P1.expired': say(
    '机构的白名单资格已到期，续期之前不能开课。请先重新申请。',
    'The provider’s listing has expired; apply again before offering a class.',
  ),
  'P1.removed': say(
    '机构已被移出白名单，不能开课。',
    'The provider was removed from the list and cannot offer a class.',
  ),
  'P1.begins_late': say(
    '白名单资格还没开始，最早一次课在 {date}。请把第一次课排到资格开始以后。',
    'The listing has not begun on {date}, the day of the first lesson. Begin once it holds.',
  ),
  'P1.ends_early': say(
    '白名单资格到期早于最后一次课（{date}）。请少排几周，或先续期。',
    'The listing ends before the last lesson on {date}. Plan fewer weeks, or renew it first.',
  ),
  'P1.category': say(
    '白名单没有批准这一类课程。请先申请这个类别，或换一门课程。',
    'The listing does not cover this category. Apply for it first, or offer another course.',
  ),
  'P2.no_standard': say(
    '白名单里没有公布这一类课程的收费标准，不能定价。请先在准入申请里补上。',
    'The listing carries no fee standard for this category, so no price can be set. Add it to the application first.',
  ),
  'P2.over_standard': say(
    '每次 {actual} 元，超过了白名单公布的 {limit} 元。请降到 {limit} 元或以下。',
    '{actual} yuan a lesson is above the posted {limit} yuan. Lower it to {limit} or less.',
  ),
  'P2.no_market': say(
    '没有登记校外同类课程的价格，无法比较。请先在准入申请里补上。',
    'No price of the same course outside is on record, so nothing can be compared. Add it to the application first.',
  ),
  'P2.not_below_market': say(
    '每次 {actual} 元，不低于校外同类课程的 {limit} 元。校内收费要明显更低。',
    '{actual} yuan a lesson is not below the {limit} yuan that the same costs outside. In school it must be clearly lower.',
  ),
  'P4.missing': say(
    '缺少{paperZh}。请上传后再开课。',
    'The {paperEn} is missing. Upload it before offering a class.',
  ),
  'P4.expired': say(
    '{paperZh}到 {actual} 为止，不能覆盖到最后一天（{date}）。请先更新证照，或少排几周。',
    'The {paperEn} is valid until {actual} only, not until {date}. Renew it, or plan fewer weeks.',
  ),
  'P6.no_lead': say('还没有主讲教员。请至少安排一位。', 'Nobody leads the class. Choose at least one lead.'),
  'P6.unqualified': say(
    '主讲教员没有登记资格证明。请换一位，或让他做助教。',
    'A lead needs a qualification on record. Choose somebody else, or let this person assist.',
  ),
  'P6.expired': say(
    '主讲教员的资格证明到 {actual} 为止，早于最后一次课（{date}）。请先更新，或换一位。',
    'The lead’s qualification is valid until {actual}, before the last lesson on {date}. Renew it, or choose somebody else.',
  ),
  'P7.in_service': say(
    '这位教员是在职中小学教师，机构不能聘用。请换一位。',
    'This instructor is a teacher in service at a school, whom a provider cannot hire. Choose somebody else.',
  ),
  'P8.hit': say(
    '这位教员没有通过准入查询，不能接触学生。请换一位。',
    'This instructor did not pass the entry query and cannot work with children. Choose somebody else.',
  ),
  'P8.missing': say(
    '这位教员还没有准入查询结果。请先查询并登记，或换一位。',
    'There is no entry query for this instructor. Have it made and recorded first, or choose somebody else.',
  ),
  'P8.after': say(
    '这位教员的准入查询在 {actual}，晚于第一次课（{date}）。要先查询后上课。',
    'The entry query of {actual} comes after the first lesson on {date}. The query comes first.',
  ),
  'P8.expired': say(
    '这位教员的准入查询有效到 {untilDate}（{days} 天），不能覆盖 {date} 的课。请先重新查询，或换一位。',
    'This instructor’s entry query is valid until {untilDate} ({days} days), not on {date}. Renew it, or choose somebody else.',
  ),
  'P12.full_time_share': say(
    '机构的专职教员占 {actual}，应当至少有 {limit}。',
    'Full-time staff are {actual} of the provider’s people; it should be at least {limit}.',
  ),
  'P12.teachers_per_student': say(
    '这个班每个孩子对应的专职教员是 {actual}，应当至少 {limit}（每 50 个孩子一位）。',
    'The class has {actual} full-time teachers per child; it should be at least {limit} (one for 50).',
  ),
  'P13.too_many': say(
    '体育班每班最多 {limit} 人，这里是 {actual} 人。请减少名额或分成两个班。',
    'A sports class has at most {limit} children; here it is {actual}. Lower the number, or make two classes.',
  ),
  'P13.second_coach': say(
    '体育班超过 {above} 人要有至少 {limit} 位教练，现在是 {actual} 位。请再安排一位有教练或教师资格的人，或把名额降到 {above} 人。',
    'A sports class of more than {above} children needs {limit} coaches; there are {actual}. Add somebody qualified as coach or teacher, or lower the number to {above}.',
  ),
  'P16.satisfaction': say(
    '这个班的满意度是 {actual}，低于 {limit}。学期末要评估是否继续合作。',
    'Satisfaction with the class is {actual}, below {limit}. Whether it goes on is to be decided at the end of term.',
  ),
  'P21.off_campus': say(
    '校外课程要在国家平台上卖，本县没有在这里开放。请改成课后服务。',
    'Courses outside school are sold on the national platform; this county has not switched them on here. Offer it as after-school service.',
  ),
  'F3.payee': say(
    '课后服务的钱只能由学校或县财政专户收，机构、平台和家委会都不能收。请改成学校收取。',
    'Only the school or the county’s fiscal account may collect the fee: never a provider, a platform or a parents’ committee. Let the school collect it.',
  ),
  'F5.beyond_term': say(
    '一次收了 {actual} 个月的费用，课后服务最多按一学期（{limit} 个月）收。请按学期收费。',
    'The charge covers {actual} months; a fee of after-school service covers at most a term ({limit} months). Charge by term.',
  ),
  'F6.months': say(
    '一次预收 {actual} 个月，最多 {limit} 个月。请分次收。',
    '{actual} months are charged at once; at most {limit} are allowed. Split the charge.',
  ),
  'F6.class_hours': say(
    '一次预收 {actual} 课时，最多 {limit} 课时。请分次收。',
    '{actual} class hours are charged at once; at most {limit} are allowed. Split the charge.',
  ),
  'F6.sum': say(
    '一次预收 {actual} 元，最多 {limit} 元。请分次收。',
    '{actual} yuan are charged at once; at most {limit} are allowed. Split the charge.',
  ),
  'F7.too_early': say(
    '{actual} 就收费，太早了：第一次课是 {date}，最早 {limit} 才能收。',
    'Charging on {actual} is too early: the first lesson is on {date}, so not before {limit}.',
  ),
  'F18.rent': say(
    '学校的教室不能出租，租金只能是 0，这里是 {actual} 元。请去掉租金。',
    'School rooms are not let: the rent is 0, here it is {actual} yuan. Remove it.',
  ),
  'V1.class_max_primary': say(
    '小学每班最多 {limit} 人，这里是 {actual} 人。请减少名额或分成两个班。',
    'A primary class has at most {limit} children; here it is {actual}. Lower the number, or make two classes.',
  ),
  'V1.class_max_junior': say(
    '初中每班最多 {limit} 人，这里是 {actual} 人。请减少名额或分成两个班。',
    'A junior-high class has at most {limit} children; here it is {actual}. Lower the number, or make two classes.',
  ),
  'V1.seats': say(
    '教室只有 {limit} 个座位，名额是 {actual} 个。请换一间大的，或减少名额。',
    'The room has {limit} seats for {actual} places. Choose a larger room, or lower the number.',
  ),
  'V2.area': say(
    '场地 {actual} 平方米，{capacity} 个孩子同时上课要 {limit} 平方米。请减到 {most} 人或换大的场地。',
    'The place has {actual} m²; {capacity} children at the same time need {limit} m². Take at most {most}, or a larger place.',
  ),
  'V3.area': say(
    '场地 {actual} 平方米，{capacity} 个孩子上体育课要 {limit} 平方米（每人 {perPupil} 平方米）。请减到 {most} 人或换大的场地。',
    'The place has {actual} m²; {capacity} children doing sport need {limit} m² ({perPupil} each). Take at most {most}, or a larger place.',
  ),
  'M1.consent': say(
    '还没有家长对孩子信息的单独同意，不能报名。',
    'No guardian has separately agreed to the use of the child’s data: nothing can be taken for the child.',
  ),
  'M5.consent': say(
    '还没有家长同意把名单交给这家机构，不能报名。',
    'No guardian has agreed that this provider receives the child’s name: nothing can be taken for the child.',
  ),
  'B1.day': say(
    '孩子 {date} 的课后课程加起来有 {actual} 分钟，每天最多 {limit} 分钟。请选别的日子。',
    'On {date} the child would have {actual} minutes of courses; at most {limit} a day. Choose another day.',
  ),
  'B2.week': say(
    '孩子 {date} 这一周的课后课程加起来有 {actual} 分钟，每周最多 {limit} 分钟。',
    'In the week of {date} the child would have {actual} minutes of courses; at most {limit} a week.',
  ),
  'B3.courses': say(
    '孩子已经有 {has} 门课程，每个孩子同时最多 {limit} 门。要换课，请先退掉一门。',
    'The child already has {has} courses; at most {limit} at the same time. To change, give one back first.',
  ),
} as const satisfies Record<string, Words>;

function say(zh: string, en: string): Words {
  return { zh, en };
}
