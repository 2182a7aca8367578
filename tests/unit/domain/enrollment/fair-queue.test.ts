import { describe, expect, it } from 'vitest';
import { FairQueue } from '~/domain/enrollment/fair-queue';

/** Something that is done when it is told to, and not before. */
function task(log: string[], name: string) {
  let end = (_outcome?: Error) => {};
  const over = new Promise<void>((resolve, reject) => {
    end = (outcome) => (outcome ? reject(outcome) : resolve());
  });
  const act = async () => {
    log.push(`${name} begins`);
    await over;
    return name;
  };
  return { act, end };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a fair queue', () => {
  it('serves in the order of arrival, so many at a time', async () => {
    const [queue, log] = [new FairQueue(2), [] as string[]];
    const tasks = ['a', 'b', 'c', 'd'].map((name) => task(log, name));
    const done = tasks.map(({ act }) => queue.run('class', act));
    await settled();
    expect(log).toEqual(['a begins', 'b begins']);
    expect(queue.waiting('class')).toBe(2);
    tasks[1]?.end();
    await settled();
    expect(log).toEqual(['a begins', 'b begins', 'c begins']);
    for (const { end } of tasks) end();
    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
    expect(log.at(-1)).toBe('d begins');
    expect(queue.waiting('class')).toBe(0);
  });

  it('lets nobody slip in while a turn is handed on', async () => {
    const [queue, log] = [new FairQueue(1), [] as string[]];
    const [first, second, third] = ['first', 'second', 'third'].map((name) => task(log, name)) as [
      ReturnType<typeof task>,
      ReturnType<typeof task>,
      ReturnType<typeof task>,
    ];
    const a = queue.run('class', first.act).then(() => queue.run('class', third.act));
    const b = queue.run('class', second.act);
    first.end();
    await settled();
    expect(log).toEqual(['first begins', 'second begins']);
    second.end();
    third.end();
    await Promise.all([a, b]);
    expect(log).toEqual(['first begins', 'second begins', 'third begins']);
  });

  it('keeps nobody waiting for another class', async () => {
    const [queue, log] = [new FairQueue(1), [] as string[]];
    const [hot, cold] = [task(log, 'hot'), task(log, 'cold')];
    const waits = queue.run('hot', hot.act);
    cold.end();
    expect(await queue.run('cold', cold.act)).toBe('cold');
    hot.end();
    await waits;
  });

  it('goes on when somebody fails, and fails only that one', async () => {
    const [queue, log] = [new FairQueue(1), [] as string[]];
    const [bad, good] = [task(log, 'bad'), task(log, 'good')];
    const [failed, served] = [queue.run('class', bad.act), queue.run('class', good.act)];
    bad.end(new Error('no'));
    good.end();
    await expect(failed).rejects.toThrow('no');
    expect(await served).toBe('good');
  });

  it('wants a number of servers', () => {
    expect(() => new FairQueue(0)).toThrow(RangeError);
  });
});
