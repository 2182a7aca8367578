import { type Change, ruleTable } from './plan';

const course =
  (over: Partial<Parameters<Change>[0]['course']>): Change =>
  (d) => {
    Object.assign(d.course, over);
  };

ruleTable('C2', [
  ['football', () => undefined],
  ['a game at the end', course({ assessment: 'showcase' })],
  ['no assessment', course({ assessment: 'none' })],
  ['an exam at the end', course({ assessment: 'exam' }), 'hard course.assessment'],
  ['a visit to the museum of history', course({ title: '历史博物馆参观' }), 'soft course.title'],
  ['olympiad maths', course({ title: '奥数提高班' }), 'hard course.title'],
  ['in the summary', course({ summary: '每周练习作文' }), 'hard course.summary'],
  ['in the third lesson', course({ syllabus: ['控球', '传球', '剑桥英语'] }), 'hard course.syllabus[2]'],
  ['an exam for entering junior high', course({ title: '小升初冲刺' }), 'hard course.title'],
  ['maths by name', course({ title: '数学' }), 'hard course.title'],
]);

ruleTable('C3', [
  ['football', () => undefined],
  [
    'science in another province',
    (d) => {
      d.region = 'jiangsu';
      d.course.title = '科学';
    },
  ],
  ['science is for a person', course({ title: '科学小实验', category: 'science_tech' }), 'soft course.title'],
]);

ruleTable('C5', [
  ['nobody from overseas', () => undefined],
  ['a foreign curriculum', course({ title: '美式课程' }), 'hard course.title'],
  [
    'an assistant who lives overseas',
    (d) => {
      for (const person of d.staff.slice(1)) person.livesOverseas = true;
    },
    'hard staff[1].livesOverseas',
  ],
]);

ruleTable('C6', [
  ['nothing promised', () => undefined],
  ['a certificate', course({ promises: ['certificate'] })],
  ['admission', course({ promises: ['certificate', 'admission'] }), 'hard course.promises[1]'],
]);

ruleTable('C7', [
  ['nothing promised', () => undefined],
  ['admission is another rule', course({ promises: ['admission'] })],
  ['a certificate', course({ promises: ['certificate'] }), 'soft course.promises[0]'],
  [
    'a ranking and a certificate',
    course({ promises: ['ranking', 'certificate'] }),
    ['soft course.promises[0]', 'soft course.promises[1]'],
  ],
]);
