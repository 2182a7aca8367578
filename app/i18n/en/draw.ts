import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/draw';

export default {
  status: {
    announced: 'Announced',
    open: 'Open for wishes',
    closed: 'Wishes closed',
    frozen: 'Inputs sealed',
    holding: 'Writing the outcome',
    drawn: 'Drawn',
    aborted: 'Aborted',
  },
  result: { won: 'Won', lost: 'Not won', dropped: 'Taken out before the draw', void: 'Won, then void' },
  reason: {
    won: 'Won in round {{round}}.',
    wonReserved: 'Won in round {{round}}, by a reserved place.',
    drew: 'Drew {{number}} of {{of}} who wished for this class.',
    filledAt: 'It filled at {{last}}.',
    filledBehind:
      'The last one to get in drew {{last}}, which is further back: by a reserved place, by the new numbers of a later round, or because siblings did not fit together.',
    nobody: 'Nobody was given a place in this class.',
    overlapped: '“{{course}}” on {{day}}, which was won, overlaps with it.',
    overlappedSome: 'It overlaps with another class that was won.',
    atCap: 'As many courses as wanted were won already, all of them ranked higher.',
    groupTooLarge: 'The siblings want to go together and are more than this class has places.',
    dropped:
      'When the inputs were sealed it could not be had any more, so it took no part in the draw. {{why}}',
    void: 'It was won, but could not be had any more when the outcome was written, and the place went to the waiting list. {{why}}',
  },
} satisfies Counterpart<typeof zh>;
