import { parseCronItems } from 'graphile-worker';
import { expect, it } from 'vitest';
import { jobs, periodic } from '~/jobs/index.server';

it('runs by a clock that the worker can read', () => {
  // A line that it cannot read would keep the whole worker from starting.
  const items = parseCronItems(periodic.map(({ job, at }) => ({ task: job, match: at })));
  expect(items).toHaveLength(periodic.length);
  for (const { job } of periodic) expect(Object.keys(jobs)).toContain(job);
});
