export default {
  category: {
    sport: '体育',
    art: '艺术',
    science_tech: '科技',
    labour: '劳动实践',
    integrated: '综合',
  },
  townKind: {
    urban: '城镇',
    rural: '乡村',
  },
};
