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
  /** The academic subject that hides here; `ANY_SUBJECT` where it is drilling of whatever subject. */
  readonly subject: string;
  readonly kind: HitKind;
  readonly words: readonly string[];
  /**
   * Latin words that are everyday words too (pet, sat). `exam`: the exam is meant beside the words of `besideExams`,
   * and in capitals a person decides. `only`: meant when written in capitals inside a text that is not all capitals.
   */
  readonly capitals?: 'exam' | 'only';
};

/** The subject of a name that stands for drilling of whatever subject. */
export const ANY_SUBJECT = '各学科';

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
    '奥数、奥赛、奥林匹克数学、华罗庚金杯、华杯赛、希望杯、数学思维、思维数学、数感训练、速算、口算、应用题、计算题、代数、编程数学、数理化、理化生、理综、学而思、蒙氏数学',
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
    'Chinese class、Chinese classes、Chinese lesson、Chinese course、Chinese composition、Chinese reading、Chinese language、Chinese literacy、Chinese grammar、Chinese tutoring、Chinese exam、learn Chinese、reading comprehension、essay writing',
  ),
  doubtful('语文', '写作、国学、拼音、识字、经典诵读、creative writing、pinyin'),
  academic(
    '英语',
    '剑桥英语、剑桥少儿、剑桥通用、新概念、自然拼读、牛津英语、牛津阅读树、分级阅读英语、原版阅读、托福、小托福、雅思、美语、英文、背单词、单词速记、音标、外教口语、yingyu、ying yu',
  ),
  academic(
    '英语',
    'English、phonics、IELTS、TOEFL、KET、FCE、CAE、Cambridge English、New Concept English、Oxford Reading Tree、ESL、EFL',
  ),
  { subject: '英语', kind: 'academic', words: ['PET'], capitals: 'exam' },
  doubtful('英语', '双语、外教、剑桥、语法、bilingual、Cambridge'),
  academic(
    '日语',
    'Japanese class、Japanese classes、Japanese lesson、Japanese course、Japanese language、learn Japanese、JLPT',
  ),
  academic(
    '俄语',
    'Russian class、Russian classes、Russian lesson、Russian course、Russian language、learn Russian',
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
  doubtful(ANY_SUBJECT, '作业辅导、学霸、状元、名校、重点中学、homework help、curriculum'),
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
      'A level',
      'alevel',
      'AS level',
      'IGCSE',
      'GCSE',
      'IBDP',
      'IB diploma',
      'international baccalaureate',
      'AP course',
      'AP class',
      'AP classes',
      'AP exam',
      'advanced placement',
      'common core',
      'american curriculum',
      'british curriculum',
      'foreign curriculum',
      'international curriculum',
      'US high school',
      'IB course',
      'IB programme',
      'IB program',
      'IB curriculum',
      'OSSD',
    ],
  },
  { subject: ANY_SUBJECT, kind: 'foreign_curriculum', words: ['IB', 'AP', 'SAT', 'SSAT'], capitals: 'only' },
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
