import type { Prng } from './prng';

const families = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const given = (
  '子涵 浩然 雨桐 梓萱 一鸣 思远 欣怡 宇航 诗涵 俊杰 可馨 天佑 若曦 承泽 语嫣 景行 安然 沐宸 清越 星辰 嘉懿 书瑶 ' +
  '明轩 芷若 皓轩 亦菲 博文 雅静 致远 念慈 云舒 逸飞 静姝 知行 彦霖 乐瑶 泽宇 锦程 佳宁 晨曦 瑾瑜 雨泽 梦洁 元恺 ' +
  '依诺 奕辰 夏沫 辰逸 婉清 子墨 昕妍 睿渊 采薇 铭轩 晓彤 弘毅 紫萱 立诚 灵犀 家齐 映月 守正 忆南 怀瑾 秋实 楚然 ' +
  '文昊 语桐 启航 冰洁 修远 若彤 景明 惠然 柏言 心悦 之远 采蓝 远山 宛如 海宁 稚初 允诚 晴川 冬阳 向晚 听澜 初夏'
).split(' ');

/**
 * Makes names that are nobody's in particular; two people may share one only when names run short. `taken`: names
 * that somebody of the cast has, given to nobody else.
 */
export function makeNames(random: Prng, taken: ReadonlySet<string>): (family?: string) => string {
  const used = new Set(taken);
  return (family) => {
    for (let tries = 0; ; tries += 1) {
      const name = (family ?? random.pick(families)) + random.pick(given);
      if (taken.has(name) || (used.has(name) && tries < 30)) continue;
      used.add(name);
      return name;
    }
  };
}
