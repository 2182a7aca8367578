import { describe, expect, it } from 'vitest';
import { chanceIds } from '~/services/draw/chance-ids.server';

const NOW = new Date('2026-11-22T08:00:00Z');

describe('ids by chance', () => {
  it('are UUIDs of version 7 of their time, each another one', () => {
    const ids = chanceIds(500, NOW);
    expect(new Set(ids).size).toBe(500);
    const time = NOW.getTime().toString(16).padStart(12, '0');
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(id.replace('-', '').startsWith(time)).toBe(true);
    }
  });

  it('do not keep the order of what they are for', () => {
    const ids = chanceIds(500, NOW);
    expect([...ids].sort()).not.toEqual(ids);
  });
});
