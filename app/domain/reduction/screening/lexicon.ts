import type { Words } from '../rule';

export type HitKind = 'academic' | 'doubtful' | 'foreign_curriculum' | 'care_type';

/** The subjects that are academic, from the rules in force: everywhere (C2) and in the province (C3). */
export type SubjectLists = {
  readonly subjects: readonly string[];
  readonly provincialSubjects: readonly string[];
};

/**
 * Names under which something goes. Chinese ones match wherever they stand; Latin ones as whole words, `s` at the end
 * or not.
 */
export type LexiconEntry = {
  /** The academic subject that hides here; `any` where it is exam drilling of whatever subject. */
  readonly subject: string;
  readonly kind: HitKind;
  readonly words: readonly string[];
  /**
   * Latin words that are everyday words too (pet, sat). `exam`: the exam is meant beside the words of `besideExams`,
   * and in capitals a person decides. `only`: meant when written in capitals inside a text that is not all capitals.
   */
  readonly capitals?: 'exam' | 'only';
};

/** What is no academic subject in a course's name, whatever subject it was hidden as. */
export const ANY_SUBJECT = 'any';

const academic = (subject: string, words: string): LexiconEntry => ({
  subject,
  kind: 'academic',
  words: words.split('、'),
});
const doubtful = (subject: string, words: string): LexiconEntry => ({
  subject,
  kind: 'doubtful',
  words: words.split('、'),
});

/** Other names of academic courses, by subject (C2). */
export const hiddenNames: readonly LexiconEntry[] = [
  academic(
    '数学',
    '奥数、奥赛、奥林匹克数学、华罗庚金杯、华杯赛、希望杯、数学思维、思维数学、数感训练、速算、口算、应用题、计算题、代数、数理化、理化生、理综、学而思、蒙氏数学',
  ),
  academic(
    '数学',
    'maths olympiad、math olympiad、mathematical olympiad、olympiad maths、olympiad math、algebra、arithmetic、mathematics、maths、math、aoshu、ao shu、shuxue、shu xue',
  ),
  doubtful(
    '数学',
    '珠心算、珠算、思维训练、逻辑思维、全脑开发、趣味数字、几何、mental arithmetic、mental abacus、geometry',
  ),
  academic(
    '语文',
    '大语文、国学语文、语文同步、作文、阅读理解、阅读写作、写作提分、看图写话、文言文、拼音班、拼音识字、识字班、古诗文默写、yuwen、yu wen',
  ),
  academic(
    '语文',
    'chinese class、chinese classes、chinese lesson、chinese course、chinese composition、chinese reading、chinese language、chinese literacy、chinese grammar、chinese tutoring、chinese exam、learn chinese、reading comprehension、essay writing',
  ),
  doubtful('语文', '写作、国学、拼音、识字、经典诵读、creative writing、pinyin'),
  academic(
    '英语',
    '剑桥英语、剑桥少儿、剑桥通用、新概念、自然拼读、牛津英语、牛津阅读树、分级阅读英语、原版阅读、托福、小托福、雅思、美语、英文、背单词、单词速记、音标、外教口语、yingyu、ying yu',
  ),
  academic(
    '英语',
    'english、phonics、ielts、toefl、ket、fce、cae、cambridge english、new concept english、oxford reading tree、esl、efl',
  ),
  { subject: '英语', kind: 'academic', words: ['pet'], capitals: 'exam' },
  doubtful('英语', '双语、外教、剑桥、语法、bilingual、cambridge'),
  academic(
    '日语',
    'japanese class、japanese classes、japanese lesson、japanese course、japanese language、learn japanese、jlpt',
  ),
  academic(
    '俄语',
    'russian class、russian classes、russian lesson、russian course、russian language、learn russian',
  ),
  academic('外语', '小语种、法语、德语、西班牙语、韩语、foreign language'),
  academic('物理', '理化、physics'),
  academic('化学', 'chemistry'),
  academic('生物', 'biology'),
  academic(
    '历史',
    '政史地、文综、历史课、history class、history classes、history lesson、history course、history exam、history revision、history tutoring',
  ),
  doubtful('历史', 'history'),
  academic('地理', 'geography'),
  academic('道德与法治', '道法、思想品德、政治课、morality and law、politics class'),
  doubtful('科学', 'science、scientific、kexue'),
  academic(
    ANY_SUBJECT,
    '科学同步、科学课本、科学期末、科学复习、science exam、science tutoring、science syllabus、小升初、中考、中招、高考、择校、幼小衔接、小初衔接、初高衔接、衔接班、学科衔接、培优、提分、刷题、押题、同步辅导、同步练习、课内同步、教材同步、一对一补习、一对一辅导、补习、补课、补差、提优、尖子班、冲刺班、期中复习、期末复习、期末冲刺、复习课、考前、备考、应试、应考、真题、模拟卷、试卷、学科辅导、课业辅导、全科、托管提分、预习课、超前学、自主招生、竞赛班',
  ),
  academic(
    ANY_SUBJECT,
    'exam prep、exam preparation、exam practice、exam drill、test prep、test preparation、past paper、mock exam、cram school、cramming、tutoring、entrance exam、entrance examination、zhongkao、gaokao、xiaoshengchu、score boosting、raise grades、better grades、higher marks',
  ),
  doubtful(ANY_SUBJECT, '作业辅导、学霸、状元、名校、编程数学、重点中学、homework help、curriculum'),
];

/** Curricula of other countries (C5). */
export const foreignCurricula: readonly LexiconEntry[] = [
  {
    subject: ANY_SUBJECT,
    kind: 'foreign_curriculum',
    words: [
      '国际课程',
      '国际高中',
      '美高',
      '美国高中',
      '美国小学',
      '美式课程',
      '英式课程',
      '加州课程',
      '境外课程',
      '海外课程',
      '国外课程',
      '国际文凭',
      '国际学校课程',
      'a level',
      'alevel',
      'as level',
      'igcse',
      'gcse',
      'ibdp',
      'ib diploma',
      'international baccalaureate',
      'ap course',
      'ap class',
      'ap classes',
      'ap exam',
      'advanced placement',
      'common core',
      'american curriculum',
      'british curriculum',
      'foreign curriculum',
      'international curriculum',
      'us high school',
      'ib course',
      'ib programme',
      'ib program',
      'ib curriculum',
      'ossd',
    ],
  },
  { subject: ANY_SUBJECT, kind: 'foreign_curriculum', words: ['ib', 'ap', 'sat', 'ssat'], capitals: 'only' },
];

/** Care under the name of a course: not an after-school service that can be listed (T4). Read in titles only. */
export const careTypes: readonly LexiconEntry[] = [
  {
    subject: ANY_SUBJECT,
    kind: 'care_type',
    words: [
      '晚自习',
      '晚自修',
      '午托',
      '早托',
      '午休看护',
      '午睡看护',
      '早到看护',
      '早到托管',
      '午间托管',
      'evening self study',
      'evening study',
      'lunch care',
      'lunchtime care',
      'nap care',
      'early care',
      'early arrival care',
    ],
  },
];

/** Words beside an everyday Latin word that show it is the name of an exam or curriculum. */
export const besideExams = {
  any: /ket|fce|exam|cambridge|english|剑桥|英语|英文|考试|备考|考级|真题/,
  /** Enough beside capitals. */
  capitals: /course|class|test|prep|level|课程|班|冲刺|级/,
};

/**
 * Uses of a word in which it is no school subject, by the word. The word inside one of them is for a person to decide.
 * Read without spaces and marks, in lower case.
 */
export const harmless: Readonly<Record<string, readonly RegExp[]>> = {
  历史: [
    /历史(博物馆|文化|名城|名人|人物|故事|遗迹|遗址|街区|建筑|风貌|沿革|悠久|传说|地段|陈列|展|剧|的脚步|的味道)/g,
    /(的|海盐|家乡|本地|乡土|老街|古城|古镇|家族|口述|地方|村庄|校园|悠久|非遗|艺术|音乐|美术|体育|运动|足球|茶|戏曲|自然|发展|制作)历史/g,
    /有.{0,4}历史/g,
  ],
  地理: [/地理(标志|坐标|信息|位置)/g, /国家地理/g],
  英语: [
    /英语(戏剧|话剧|音乐剧|短剧|课本剧|舞台剧|木偶剧|小剧场|剧社|剧场|剧|歌曲|歌谣|歌|童谣|配音|导览|讲解|解说|角)/g,
  ],
  英文: [/英文(戏剧|话剧|音乐剧|短剧|舞台剧|剧社|剧场|剧|歌曲|歌谣|歌|童谣|配音|字母操|名|导览|讲解)/g],
  语文: [/语文(嘉年华)/g],
  数学: [/数学(家|史话|史|之美|魔术|艺术)/g, /(艺术|建筑|音乐|折纸|魔术)里的数学/g],
  物理: [/物理(治疗|疗法|防晒|引擎|降温|按摩|接触|学家)/g],
  化学: [/化学(反应般|反应一样|反应似|家|品安全|灼伤)/g, /(奇妙|默契|团队|队友)的?化学反应/g],
  生物: [
    /(微|小|海洋|水|古|浮游|潮间带|滩涂|湿地|校园|身边的|野|土壤|两栖|昆虫|深海|远古|怪|外星)生物/g,
    /生物(多样性|钟|圈|观察|标本|画|保护|链|学家)/g,
  ],
  外语: [/外语(歌|导览)/g],
  几何: [/几何(图案|图形|纹|抽象|造型|色块|折纸|体)/g],
  代数: [/代数艺术/g],
  新概念: [/新概念(艺术|舞蹈|雕塑|武器|汽车|能源|设计|戏剧|作曲|运动|服装)/g],
  全科: [/全科(医生|医学)/g],
  试卷: [/试卷折纸/g],
  作文: [/作文(本|纸)/g],
  english: [
    /english(drama|play|musical|theatre|theater|song|puppet|nurseryrhyme|tongue|guided?|commentary|dubbing|subtitle)/g,
  ],
  physics: [/physics(engine)/g],
  chemistry: [/(team|stage)chemistry/g, /chemistry(between|ofateam)/g],
  biology: [/marinebiology/g],
  geography: [/nationalgeographic/g],
  arithmetic: [/mentalarithmetic/g],
  math: [/mathematician/g],
  高考: [/高考古/g],
};

/** Characters of two words that together look like a name of the lexicon: 文化学习 is no chemistry. Not a hit at all. */
export const apart: Readonly<Record<string, readonly RegExp[]>> = {
  数学: [
    /(少|多|大|半|人|次|总|岁|指|分|件|个|参|打|计|倒)数学(生|员|会|着|习|校|到|完|过|唱|跳|画|做|打)/g,
    /数数学/g,
  ],
  化学: [
    /(文|变|绿|净|强|美|深|消|转|进|优|简|感|融|净|教|焕|孵|硬|软|老|现代|数字|信息|国际)化学(习|会|校|堂|员|生|院|者|着|子|做|期|院|园|姐|长|科|分)/g,
  ],
  物理: [/(事|万|动|植|人|礼|衣|食|货|宠|实|旧|购|收|药)物理(解|发|清|顺|财|想|赔|事|由|货|出)/g],
  生物: [/(学|新|花|养|师|医|先|民|卫|陌)生物(品|件|资|料|流|归|业|色|理)/g],
  地理: [/(实|场|草|工|就|土|当|基|各|大|心|天)地理(解|发|顺|出|清|财|疗|睬)/g],
  语文: [/(手|口|外|汉|母|旗|俚|土|言|英|日|俄|术)语文(化|明|本|字|献|件|创|艺)/g],
  日语: [/(生|今|节|假|每|昨|次|平|往)日语(录|言|音|气|句|文)/g],
  英语: [/(精|蒲公)英语(录|言|音|文)/g],
  外语: [/(课|校|户|国|场|里|室)外语(言|音|境)/g],
  历史: [/(经|游|简|阅|农|来|日|挂)历史(诗|料)/g],
  科学: [/学科学(习|生|员|期|科)/g, /(本|专|理|工|文|全|百|眼|牙|内|外|儿)科学(习|生|员|历|期|院|校|堂)/g],
  作文: [/(合|工|制|创|协|手|动|写|操|著|杰|原|画|剧)作文(化|件|档|案|具|创|艺|明|本|字)/g],
  口算: [/(人|路|窗|接|入|出)口算(法|力|上)/g],
  速算: [/(加|减|高|快|极|急|迅)速算法/g],
  理化: [/(管|合|治|办|处|整|梳|护|清)理化(妆|学|作|为|解|身)/g, /(合|条|真|伦|心)理化(的|地)?/g],
  道法: [/(味|柔|跆拳|空手|剑|茶|花|弓|棋|书|频|赛|跑|管|街)道法(则|国|门|宝|律)/g],
  法语: [/(书|手|方|办|说|用|语|想|看|画|笔)法语(言|音|录|文)/g],
  德语: [/(品|道|美|公|师)德语(言|录|文)/g],
  中考: [/(其|课|途|活动|在|当|从|赛|过程|之|实践|游戏|生活)中考(虑|察|验|证|古|量|核|查)/g],
  高考: [/(提|最|身)高考(察|虑|核|验)/g],
  考前: [/(思|参)考前/g],
  补课: [/(修|缝)补课/g],
  全科: [/(安)全科(普|学|技|目|室|教)/g, /(安)全科/g],
  试卷: [/(尝)试卷(起|边|纸|轴)/g],
  美高: [/(完|优|精|健|最|甜|唯)美高(音|度|空|山|楼|潮|清|手|台|光)/g],
  提分: [/(前)提分(析|类|享)/g],
  国学: [/(中|全|我|外|各|爱|英|美|异)国学(生|校|者|习|员|会|子|堂|院)/g],
  名校: [/(报|签|取|命|署)名校(园|服|外|内|方|长)/g],
  备考: [/(设|装)备考(察|虑|核|验)/g],
  真题: [/(写|认)真题/g],
  外教: [/(校|课|户|室|场|除)外教/g, /外教(室|练车)/g],
  语法: [/(咒|术|手)语法(术|力)/g],
  english: [/english(tea|rose|garden|breakfast|horn|countrydance|folk|version|name|channel)/g],
  ap: [/(无线|wifi|wireless)ap/g],
};

/** Plain words that explain a hit. */
export const whys: Readonly<Record<HitKind | 'split' | 'context' | 'provincial' | 'in_title', Words>> = {
  academic: {
    zh: '这是学科类课程的名称或叫法，课后服务不能开设学科类课程',
    en: 'this is an academic subject or another name of one, and no academic course can be offered after school',
  },
  doubtful: {
    zh: '这个词常用来包装学科类课程，也可能不是，由教育局工作人员看过再定',
    en: 'this word often covers an academic course and sometimes does not: an officer of the bureau reads it and decides',
  },
  context: {
    zh: '这里有学科名称，但用法多半与学科教学无关，由教育局工作人员看过再定',
    en: 'a school subject is named here, probably in another sense: an officer of the bureau reads it and decides',
  },
  in_title: {
    zh: '学科名称出现在作品名里，由教育局工作人员看过再定',
    en: 'a school subject is part of the title of a work: an officer of the bureau reads it and decides',
  },
  split: {
    zh: '隔着标点读起来像学科名称，由教育局工作人员看过再定',
    en: 'read across the punctuation this looks like a school subject: an officer of the bureau reads it and decides',
  },
  provincial: {
    zh: '科学在本省属于学科类；科普和动手制作可以，讲课程内容不行，由教育局工作人员看过再定',
    en: 'science is an academic subject in this province; popular science and making things are fine, lessons of the curriculum are not: an officer of the bureau reads it and decides',
  },
  foreign_curriculum: {
    zh: '这是境外课程，校外机构不能开设',
    en: 'this is a foreign curriculum, which no provider can teach',
  },
  care_type: {
    zh: '早到看护、午间看护和晚自习不能作为课后服务课程上架',
    en: 'early-arrival care, lunch or nap care and evening study cannot be listed as an after-school course',
  },
};
