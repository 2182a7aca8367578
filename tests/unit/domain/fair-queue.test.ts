import { describe, expect, it } from 'vitest';
import { FairQueue, type Turn } from '~/domain/fair-queue';

type Turns = readonly Turn<string, string>[];

/** A counter that notes whom it serves, and is done with them when it is told to. */
function counter(most: number) {
  const served: string[][] = [];
  const ends: ((outcome?: Error) => void)[] = [];
  const queue = new FairQueue<string, string>(most);
  const serve = async (key: string, turns: Turns) => {
    served.push(turns.map(({ wish }) => `${key}:${wish}`));
    await new Promise<void>((resolve, reject) => {
      ends.push((outcome) => (outcome ? reject(outcome) : resolve()));
    });
    for (const { wish, answer } of turns) answer(`${wish}!`);
  };
  const ask = (key: string, wish: string) => queue.ask(key, wish, serve);
  return { queue, ask, served, end: (outcome?: Error) => ends.shift()?.(outcome) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a fair queue', () => {
  it('serves the first at once, and who came meanwhile together, in the order of arrival', async () => {
    const { queue, ask, served, end } = counter(3);
    const answers = ['a', 'b', 'c', 'd', 'e'].map((wish) => ask('class', wish));
    await settled();
    expect(served).toEqual([['class:a']]);
    expect(queue.waiting('class')).toBe(4);
    end();
    await settled();
    expect(served[1]).toEqual(['class:b', 'class:c', 'class:d']);
    end();
    await settled();
    expect(served[2]).toEqual(['class:e']);
    expect(queue.waiting('class')).toBe(0);
    end();
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('lets nobody slip in before those who wait', async () => {
    const { ask, served, end } = counter(1);
    const again = ask('class', 'first').then(() => ask('class', 'third'));
    const second = ask('class', 'second');
    for (let turn = 0; turn < 3; turn += 1) {
      end();
      await settled();
    }
    await Promise.all([again, second]);
    expect(served.flat()).toEqual(['class:first', 'class:second', 'class:third']);
  });

  it('keeps nobody waiting for another class', async () => {
    const { ask, end, served } = counter(2);
    const hot = ask('hot', 'a');
    const cold = ask('cold', 'b');
    expect(served).toEqual([['hot:a'], ['cold:b']]);
    end();
    end();
    expect(await Promise.all([hot, cold])).toEqual(['a!', 'b!']);
  });

  it('goes on when serving breaks off, and fails only those who were served', async () => {
    const { ask, end } = counter(2);
    const [bad, good] = [ask('class', 'bad'), ask('class', 'good')];
    end(new Error('no'));
    await expect(bad).rejects.toThrow('no');
    end();
    expect(await good).toBe('good!');
  });

  it('fails one alone', async () => {
    const queue = new FairQueue<string, string>(9);
    const serve = async (_: string, turns: Turns) => {
      for (const { wish, answer } of turns) {
        if (wish === 'bad') answer(Promise.reject(new Error('no')));
        else answer(wish);
      }
    };
    const [, bad, good] = ['first', 'bad', 'good'].map((wish) => queue.ask('class', wish, serve));
    await expect(bad).rejects.toThrow('no');
    expect(await good).toBe('good');
  });

  it('tells whoever was forgotten', async () => {
    const queue = new FairQueue<string, string>(9);
    await expect(queue.ask('class', 'a', async () => {})).rejects.toThrow('left without an answer');
  });

  it('wants a number of turns', () => {
    expect(() => new FairQueue(0)).toThrow(RangeError);
  });
});
