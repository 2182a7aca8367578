import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { recheckCounty } from '~/services/findings/recheck.server';
import { seedDemoCounty } from '../../../prisma/seed/index';

const reading = { ruleId: true, severity: true, subjectKind: true, subjectId: true, path: true } as const;
const open = () =>
  db.finding.findMany({
    where: { closedAt: null },
    orderBy: [{ ruleId: 'asc' }, { subjectId: 'asc' }],
    select: { ...reading, actual: true, limit: true, lessons: true, children: true, messageZh: true },
  });

describe('the demo county on the desk', () => {
  it('has the findings that a check finds in it, word for word, and nothing hard', async () => {
    const today = '2026-11-22';
    const now = instantOf(today, 10 * 60);
    await seedDemoCounty(db, { now, today });
    const seeded = await open();
    expect(seeded.length).toBeGreaterThanOrEqual(2);
    expect(seeded.filter(({ severity }) => severity === 'hard')).toEqual([]);
    expect(new Set(seeded.map(({ ruleId }) => ruleId))).toEqual(new Set(['P12', 'T3']));
    const outcome = await recheckCounty({ why: 'asked' }, now);
    expect(outcome).toMatchObject({ kind: 'done', found: 0, gone: 0 });
    expect(await open()).toEqual(seeded);
  }, 300_000);
});
