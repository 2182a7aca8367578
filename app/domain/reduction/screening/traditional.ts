/** Traditional characters of the words in the lexicon, each followed by the simplified one. */
const pairs =
  '數数學学語语歷历奧奥閱阅讀读寫写補补習习課课輔辅導导託托劍剑橋桥題题競竞賽赛識识銜衔優优體体國国際际訓训練练單单詞词級级試试驗验講讲備备衝冲護护觀观館馆標标誌志戲戏劇剧維维綜综場场會会變变強强動动開开藝艺術术與与無无線线電电腦脑東东萬万過过車车輪轮書书畫画詩诗經经誦诵聽听說说話话來来時时間间點点進进達达還还遊游運运遠远選选邏逻輯辑';

const map = new Map<string, string>();
{
  const all = [...pairs];
  for (let at = 0; at + 1 < all.length; at += 2) map.set(all[at] ?? '', all[at + 1] ?? '');
}

/** A traditional character as the lexicon writes it; any other as it is. */
export function simplified(char: string): string {
  return map.get(char) ?? char;
}
