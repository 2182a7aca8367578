import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexMissing } from '~/ports/search/meilisearch.server';
import type { RebuildableEngine, SearchDocument, SearchEngine } from '~/ports/search/port';
import { county, documentOf, idOf, query } from './documents';

const numbers = (ids: readonly string[]) => ids.map((id) => Number(id.slice(-12)));

/** What every search engine of ours must do, whatever stands behind it. */
export function searchContract<Engine extends SearchEngine>(
  name: string,
  make: () => Engine,
  fill: (engine: Engine, documents: readonly SearchDocument[]) => Promise<unknown>,
): void {
  describe(`search by ${name}`, () => {
    let engine: Engine;
    const find = async (over: Parameters<typeof query>[0]) => numbers((await engine.search(query(over))).ids);

    beforeAll(async () => {
      engine = make();
      await fill(engine, county);
    });

    describe('without words', () => {
      it('finds everything: what can be had, what opens later, what is full, what is over; each by first lesson', async () => {
        const found = await engine.search(query());
        expect(numbers(found.ids)).toEqual([1, 2, 5, 8, 6, 4, 3, 7]);
        expect(found.total).toBe(8);
        expect(found.approximate).toBe(false);
      });

      it('is ready', async () => {
        expect(await engine.state()).toBe('ready');
      });
    });

    describe('words: Chinese, pinyin, English, other names and typos', () => {
      it.each<[string, string, number[]]>([
        ['古琴', 'a word of the title', [1]],
        ['琴', 'one character inside a word', [1]],
        ['足球', 'the end of a title', [2]],
        ['魔术', 'the middle of a title', [3]],
        ['古琴课', 'an ending that says nothing is left out', [1]],
        ['澉浦 古琴', 'two words in different fields', [1]],
        ['澉浦古琴', 'the same without the space', [1]],
        ['调弦', 'a word of the summary', [1]],
        ['科协', 'a short name', [3, 5]],
        ['科学技术协会', 'its long name', [3, 5]],
        ['文旅局', 'a short name inside a word', [2, 6, 8]],
        ['画画 剪纸', 'nothing when one word is nowhere', []],
        ['guqin', 'pinyin in one word', [1]],
        ['gu qin', 'pinyin by syllables', [1]],
        ['guq', 'pinyin as it is typed', [1]],
        ['zuqiu', 'pinyin from inside the title', [2]],
        ['klzq', 'initials', [2]],
        ['zq', 'initials from inside the title', [2]],
        ['guqim', 'a typo in pinyin', [1]],
        ['kexve', 'a typo in pinyin of a name', [3, 5]],
        ['古勤', 'the wrong character with the right sound', [1]],
        ['快乐足求', 'the wrong character in a longer word', [2]],
        ['football', 'English', [2]],
        ['FOOTBALL'.toLowerCase(), 'English in another case', [2]],
        ['footbal', 'English as it is typed', [2]],
        ['calligrafy', 'a typo in English', [6]],
        ['soccer', 'another word for it', [2]],
        ['programming', 'another word for it in English', [5]],
        ['写字', 'what children call it', [6]],
        ['ganpu', 'a town in pinyin', [1, 4, 7]],
        ['艺术', 'a category', [1, 6, 8]],
        ['zzzz', 'nothing', []],
        ['天文望远镜', 'nothing that is there', []],
        ['课程', 'only words that say nothing: everything', [1, 2, 3, 4, 5, 6, 7, 8]],
        ["'; -- %_\\", 'what is no word', [1, 2, 3, 4, 5, 6, 7, 8]],
      ])('%s: %s', async (text, _why, expected) => {
        expect((await find({ text })).sort()).toEqual(expected);
      });

      it('puts the title before the name of a school or provider', async () => {
        const found = await find({ text: '科学' });
        expect(found[0]).toBe(3);
        expect(found).toContain(5);
      });

      it('says when nothing matched as typed and something like it did', async () => {
        expect((await engine.search(query({ text: '古琴' }))).approximate).toBe(false);
        expect((await engine.search(query({ text: '古勤' }))).approximate).toBe(true);
      });
    });

    describe('filters', () => {
      it.each<[string, Parameters<typeof query>[0], number[]]>([
        ['a category', { filter: { categories: ['art'] } }, [1, 6, 8]],
        ['two categories', { filter: { categories: ['art', 'labour'] } }, [1, 6, 7, 8]],
        ['a weekday, of several slots', { filter: { weekdays: [4] } }, [1, 5]],
        ['two weekdays: either', { filter: { weekdays: [1, 5] } }, [3, 4, 8]],
        ['a grade', { filter: { grades: [6] } }, [4, 5]],
        ['a town', { filter: { towns: ['ganpu'] } }, [1, 4, 7]],
        ['a school', { filter: { schools: ['xiangyang'] } }, [2, 3, 5, 6, 8]],
        [
          'a town or a school of another',
          { filter: { towns: ['ganpu'], schools: ['xiangyang'] } },
          [1, 2, 3, 4, 5, 6, 7, 8],
        ],
        ['a provider', { filter: { providers: [idOf(801)] } }, [3, 5]],
        ['free', { filter: { price: 'free' } }, [1, 5, 7]],
        ['paid', { filter: { price: 'paid' } }, [2, 3, 4, 6, 8]],
        ['with places: not full, not over', { filter: { withPlaces: true } }, [1, 2, 4, 5, 6, 8]],
        [
          'several lists: all must hold',
          { filter: { categories: ['art'], weekdays: [2], grades: [3] } },
          [1, 6],
        ],
        ['with words', { text: '海盐', filter: { grades: [4], price: 'paid' } }, [2, 6]],
        ['nothing', { filter: { categories: ['integrated'] } }, []],
        ['a school that does not exist', { filter: { schools: ['no" OR id EXISTS'] } }, []],
      ])('%s', async (_name, over, expected) => {
        expect((await find(over)).sort()).toEqual(expected);
      });
    });

    describe('counts beside each choice', () => {
      it('count everything without choices', async () => {
        const { facets } = await engine.search(query());
        expect(facets).toEqual({
          category: { sport: 2, art: 3, science_tech: 2, labour: 1 },
          weekday: { 1: 2, 2: 2, 3: 3, 4: 2, 5: 1 },
          grade: { 1: 3, 2: 4, 3: 5, 4: 4, 5: 3, 6: 2 },
          town: { wuyuan: 5, ganpu: 3 },
          school: { xiangyang: 5, ganpu: 3 },
          provider: { [idOf(800)]: 2, [idOf(801)]: 2, [idOf(802)]: 3, [idOf(803)]: 1 },
          price: { free: 3, paid: 5 },
          places: { yes: 6 },
        });
      });

      it("a list's own choices do not narrow its own counts, the others' do", async () => {
        const { facets, total } = await engine.search(
          query({ filter: { categories: ['art'], towns: ['ganpu'] } }),
        );
        expect(total).toBe(1);
        expect(facets.category).toEqual({ sport: 1, art: 1, labour: 1 });
        expect(facets.town).toEqual({ wuyuan: 2, ganpu: 1 });
        expect(facets.school).toEqual({ xiangyang: 2, ganpu: 1 });
        expect(facets.weekday).toEqual({ 2: 1, 4: 1 });
        expect(facets.price).toEqual({ free: 1 });
      });

      it('words narrow all of them', async () => {
        const { facets } = await engine.search(query({ text: '科协' }));
        expect(facets.category).toEqual({ science_tech: 2 });
        expect(facets.places).toEqual({ yes: 1 });
      });
    });

    describe('order', () => {
      it.each<[string, Parameters<typeof query>[0], number[]]>([
        ['soonest first, what is over last', { sort: 'soonest' }, [3, 1, 2, 5, 4, 8, 6, 7]],
        ['cheapest first, what is over last', { sort: 'price' }, [1, 5, 8, 4, 3, 6, 2, 7]],
        ['most places first, what is over last', { sort: 'places' }, [4, 6, 1, 5, 2, 8, 3, 7]],
        ['a sort goes before how well words match', { sort: 'price', text: '科协' }, [5, 3]],
      ])('%s', async (_name, over, expected) => {
        expect(await find(over)).toEqual(expected);
      });

      it('pages follow one another without gap or double', async () => {
        const pages = [];
        for (const offset of [0, 3, 6, 9]) pages.push(await find({ sort: 'price', offset, limit: 3 }));
        expect(pages).toEqual([[1, 5, 8], [4, 3, 6], [2, 7], []]);
      });
    });

    describe('a chosen child', () => {
      const child = { grade: 3, schoolId: 'xiangyang', groupId: 'xiangyang-group', except: [] };

      it('what the child could have now comes first, each part in the order asked for', async () => {
        // 3 is full, 5 and 4 are for other grades, 7 is over.
        expect(await find({ suits: child, sort: 'price' })).toEqual([1, 8, 6, 2, 5, 4, 3, 7]);
      });

      it('changes neither the total nor the counts', async () => {
        const plain = await engine.search(query({ filter: { categories: ['art'] } }));
        const suited = await engine.search(query({ filter: { categories: ['art'] }, suits: child }));
        expect(suited.total).toBe(plain.total);
        expect(suited.facets).toEqual(plain.facets);
      });

      it('pages go on from what suits to what does not', async () => {
        const pages = [];
        for (const offset of [0, 3, 6]) {
          pages.push(await find({ suits: child, sort: 'price', offset, limit: 3 }));
        }
        expect(pages).toEqual([
          [1, 8, 6],
          [2, 5, 4],
          [3, 7],
        ]);
      });

      it('what clashes or is taken already does not come first', async () => {
        expect(
          (await find({ suits: { ...child, except: [idOf(1), idOf(8)] }, sort: 'price' })).slice(0, 2),
        ).toEqual([6, 2]);
      });

      describe('for whom an offering is', () => {
        const fourth = county.find(({ id }) => id === idOf(4)) as SearchDocument;
        beforeAll(() => engine.put([{ ...fourth, phase: 'open' }]));
        afterAll(() => engine.put([fourth]));

        it.each([
          ['its own school only: a child of it', { schoolId: 'ganpu', groupId: null }, 4, true],
          ['its own school only: another child', { schoolId: 'xiangyang', groupId: null }, 4, false],
          ['a group: a child of the same', { schoolId: 'other', groupId: 'xiangyang-group' }, 5, true],
          ['a group: a child of another', { schoolId: 'other', groupId: 'other-group' }, 5, false],
          ['a group: a child of none', { schoolId: 'other', groupId: null }, 5, false],
        ] as const)('%s', async (_name, school, number, first) => {
          const found = await find({ suits: { grade: 5, except: [idOf(1)], ...school }, sort: 'price' });
          expect(found[0] === number).toBe(first);
        });
      });
    });

    describe('changes', () => {
      it('a new one is found, a changed one by its new words only, a removed one no more', async () => {
        await engine.put([documentOf(50, '水火箭', 'Water Rockets', { placesLeft: 7 })]);
        expect(await find({ text: 'shuihuojian' })).toEqual([50]);
        await engine.put([documentOf(50, '纸飞机', 'Paper Planes', { placesLeft: 2 })]);
        expect(await find({ text: '水火箭' })).toEqual([]);
        expect(await find({ text: '纸飞机' })).toEqual([50]);
        await engine.remove([idOf(50)]);
        expect(await find({ text: '纸飞机' })).toEqual([]);
        expect((await engine.search(query())).total).toBe(8);
      });

      it('one that was removed can come back', async () => {
        await engine.remove([idOf(8)]);
        await engine.remove([idOf(8)]);
        expect((await engine.search(query())).total).toBe(7);
        await engine.put(county.filter(({ id }) => id === idOf(8)));
        expect((await engine.search(query())).total).toBe(8);
      });

      it('a place taken changes the counts', async () => {
        const last = county.find(({ id }) => id === idOf(8)) as SearchDocument;
        await engine.put([{ ...last, placesLeft: 0 }]);
        expect((await engine.search(query())).facets.places).toEqual({ yes: 5 });
        await engine.put([last]);
      });
    });
  });
}

/** What an engine that is a copy must do besides. `make` gives one without an index. */
export function rebuildContract(name: string, make: () => RebuildableEngine): void {
  describe(`filling ${name} anew`, () => {
    const engine = make();
    const total = async () => (await engine.search(query())).total;

    it('says that its index is missing, and makes no half-filled one', async () => {
      expect(await engine.state()).toBe('missing');
      await expect(engine.put(county.slice(0, 1))).rejects.toThrow(IndexMissing);
      await expect(engine.remove([idOf(1)])).rejects.toThrow(IndexMissing);
      expect(await engine.state()).toBe('missing');
    });

    it('leaves exactly what it was given, and the old serves until then', async () => {
      await engine.rebuild(inBatches(county));
      expect(await total()).toBe(8);
      const seen: number[] = [];
      async function* slowly() {
        yield county.slice(0, 4);
        seen.push(await total());
        yield county.slice(4, 7);
      }
      const progress: number[] = [];
      expect(await engine.rebuild(slowly(), (done) => progress.push(done))).toBe(7);
      expect(seen).toEqual([8]);
      expect(progress).toEqual([4, 7]);
      expect(await total()).toBe(7);
      expect((await engine.search(query({ text: '剪纸' }))).ids).toEqual([]);
    });

    it('keeps the old when it fails half way', async () => {
      async function* broken() {
        yield county.slice(0, 2);
        throw new Error('the database went away');
      }
      await expect(engine.rebuild(broken())).rejects.toThrow('the database went away');
      expect(await total()).toBe(7);
    });
  });
}

async function* inBatches(documents: readonly SearchDocument[], size = 3) {
  for (let from = 0; from < documents.length; from += size) yield documents.slice(from, from + size);
}
