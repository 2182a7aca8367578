import { describe, expect, it } from 'vitest';
import { lanesOf } from '~/components/ui/week-lanes';

const span = (id: string, startMinute: number, endMinute: number) => ({ id, startMinute, endMinute });

describe('lanes of a day', () => {
  it('leaves blocks that only touch in one lane', () => {
    const lanes = lanesOf([span('a', 940, 980), span('b', 980, 1030)]);
    expect([lanes.get('a'), lanes.get('b')]).toEqual([
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 1 },
    ]);
  });

  it('puts overlapping blocks side by side, and later ones back at full width', () => {
    const lanes = lanesOf([span('c', 1060, 1100), span('b', 960, 1030), span('a', 940, 1000)]);
    expect(lanes.get('a')).toEqual({ lane: 0, lanes: 2 });
    expect(lanes.get('b')).toEqual({ lane: 1, lanes: 2 });
    expect(lanes.get('c')).toEqual({ lane: 0, lanes: 1 });
  });

  it('takes a lane again as soon as it is free', () => {
    const lanes = lanesOf([span('a', 900, 1000), span('b', 910, 940), span('c', 940, 990)]);
    expect(lanes.get('b')).toEqual({ lane: 1, lanes: 2 });
    expect(lanes.get('c')).toEqual({ lane: 1, lanes: 2 });
  });
});
