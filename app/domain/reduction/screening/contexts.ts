/** Words beside an everyday Latin word that show it is the name of an exam or curriculum. */
export const besideExams = {
  /** Enough beside the word in small letters. */
  any: /ket|fce|exam|cambridge|剑桥|考试|备考|考级|真题/,
  /** Enough beside capitals. */
  capitals: /english|course|class|test|prep|level|英语|英文|课程|班|冲刺|级/,
};

/** After or before any subject's name: a play that has it in its name, a museum of it. For a person to decide. */
export const harmlessAfter =
  /^.{0,3}(剧|戏剧|小戏|折子戏|博物馆|科技馆|展览|纪念馆|drama|play(?!time|group|ful)|musical|theat|museum)/;
export const harmlessBefore =
  /(话剧|音乐剧|舞台剧|木偶剧|皮影戏|儿童剧|歌剧|戏剧|剧目|小品|the(play|drama|musical)).{0,6}$/;

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
  英语: [/英语(歌曲|歌谣|歌|童谣|配音|导览|讲解|解说)/g],
  英文: [/英文(歌曲|歌谣|歌|童谣|配音|字母操|名|导览|讲解)/g],
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
    /english(drama|play(?!time|group|ful)|musical|theatre|theater|song|puppet|nurseryrhyme|tongue|guided?|commentary|dubbing|subtitle)/g,
  ],
  physics: [/physics(engine)/g],
  chemistry: [/(team|stage)chemistry/g, /chemistry(between|ofateam)/g],
  biology: [/marinebiology/g],
  geography: [/nationalgeographic/g],
  arithmetic: [/mentalarithmetic/g],
  math: [/mathematician/g],
  冲刺班: [/(短跑|百米|跑步?|游泳|轮滑|骑行|田径).{0,2}冲刺班/g],
  高考: [/高考古/g],
};

/** Characters of two words that together look like a name of the lexicon: 文化学习 is no chemistry. Not a hit at all. */
export const apart: Readonly<Record<string, readonly RegExp[]>> = {
  数学: [
    /(少|多|大|半|人|次|总|岁|指|分|件|个|参|打|计|倒)数学(生|员|会|着|习|校|到|完|过|唱|跳|画|做|打)/g,
    /数数学/g,
  ],
  化学: [
    /文化学(?!反应)/g,
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
  作文: [/(合|工|制|创|协|手|动|写|操|著|杰|原|画|剧)作文(化|件|档|案|具|创|艺|明|本|字|学|昌|旅)/g],
  口算: [/(人|路|窗|接|入|出)口算(法|力|上)/g],
  速算: [/(加|减|高|快|极|急|迅)速算法/g],
  理化: [/(管|合|治|办|处|整|梳|护|清)理化(妆|学|作|为|解|身)/g, /(合|条|真|伦|心)理化(的|地)?/g],
  道法: [/道法自然/g, /(味|柔|跆拳|空手|剑|茶|花|弓|棋|书|频|赛|跑|管|街)道法(则|国|门|宝|律)/g],
  代数: [/(一|几|世|时|年|现|古|当|近|历|换|两|三|多|新|朝)代数(字|码|不|百|千|据|控|智|位|人)/g],
  应用题: [/应用题材/g],
  音标: [/(声|录|配|播|语|发|乐)音标(志|准|记|签|题)/g],
  英文: [/(精|群|蒲公)英文(化|艺|学|明|创|体)/g],
  美语: [/(赞|优|最|审|甜|唯|健)美语(言|句|音|调|录)/g],
  刷题: [/(印|粉|牙|冲|洗)刷题/g],
  中招: [/中招(募|呼|式|待|牌|数|架|手|贴)/g],
  写作: [/写作(品|业)/g],
  希望杯: [/希望杯(子|里|中|垫)/g],
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
