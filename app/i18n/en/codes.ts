import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/codes';

export default {
  category: {
    sport: 'Sport',
    art: 'Arts',
    science_tech: 'Science & technology',
    labour: 'Crafts & practical work',
    integrated: 'Mixed',
  },
  townKind: {
    urban: 'Urban',
    rural: 'Rural',
  },
} satisfies Counterpart<typeof zh>;
