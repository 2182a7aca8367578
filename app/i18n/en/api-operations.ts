import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/api-operations';

export default {
  findCourses: {
    summary: 'Find courses',
    description:
      'The same search as on the site: classes on offer by words, pinyin, grade, weekday, school and more. Each item is one class at one school. Counts come along for every choice. With the id of a child of your own, what fits the child comes first, and what does not says why; that needs a token which may read children.',
  },
  readCourse: {
    summary: 'Read a course',
    description: 'What the course is about, its syllabus, its provider, and its classes at schools.',
  },
  listOfferings: {
    summary: 'List classes',
    description:
      'Classes that families see, by their first lesson. Can be narrowed by id, course, school, provider or draw.',
  },
  readOffering: {
    summary: 'Read a class',
    description:
      'Everything a family asks before enrolling: times, place, teachers, the date of each lesson, and what a place taken now would cost.',
  },
  listDraws: { summary: 'List draws', description: 'Every draw that was announced, the newest first.' },
  readDraw: {
    summary: 'Read a draw',
    description:
      'Its times, its commitment, and how many places and wishes each class has. The seed is published when the draw is done or called off; with it anyone can count again.',
  },
  readDrawInputs: {
    summary: 'Download the inputs of a draw',
    description:
      'The classes and pseudonymous applicants as fixed at the close, byte for byte as their published checksum says. Not found before that.',
  },
  readDrawOutcome: {
    summary: 'Download the outcome of a draw',
    description:
      'Places, waiting lists and the reason for every wish that failed, byte for byte as their published checksum says. Not found before the draw is done.',
  },
  readDrawProof: {
    summary: 'Download the proof of a draw',
    description:
      'Seed, inputs, outcome and commitment in one file, with which anyone can count the draw again. Not found before the draw is done.',
  },
  listChildren: { summary: 'List your children', description: 'Children linked to this account.' },
  listEnrollments: {
    summary: 'List enrollments',
    description: 'Places of your children, the newest first. Can be narrowed by status or child.',
  },
  createEnrollment: {
    summary: 'Enroll',
    description:
      'Takes a place for a child. Where something is due, the place is held until it has to be paid; where nothing is, it is confirmed at once. Both consents are stated separately: leaving one out does not mean yes. One key takes one place, however often the request is sent.',
  },
  readEnrollment: {
    summary: 'Read an enrollment',
    description: 'The state of the place, what is due and until when.',
  },
  payEnrollment: {
    summary: 'Pay',
    description:
      'Opens the pay page and answers with its address; one that is open already is found again. Show it in a browser; whether it was paid is told by the enrollment.',
  },
  cancelEnrollment: {
    summary: 'Cancel an enrollment',
    description:
      'Before the first lesson everything that was paid goes back, or stays as credit if you like. The place is free at once and goes to the next child.',
  },
  listWishes: {
    summary: 'Read wishes',
    description:
      'The wishes of your children in this draw and the family’s own look-up code; after the draw also what came of each wish and why.',
  },
  saveWishes: {
    summary: 'Hand in or change wishes',
    description:
      'Replaces the whole list. Its order is the order of preference; until the close it can be changed freely, and early or late makes no difference. Several children are siblings who all get the place or none. The providers that would receive the class list are agreed to one by one.',
  },
  withdrawWishes: {
    summary: 'Withdraw wishes',
    description: 'Possible until the close. Siblings who applied together are withdrawn together.',
  },
  listWaitingEntries: {
    summary: 'List waiting entries',
    description: 'Where your children wait or have applied, the newest first.',
  },
  createWaitingEntry: {
    summary: 'Join a waiting list',
    description:
      'For a full class: to the end of its line. For a class whose school chooses: an application. Several children are offered places only when there is room for all of them. A place that becomes free is offered by itself and has to be answered in time.',
  },
  readWaitingEntry: {
    summary: 'Read a waiting entry',
    description: 'How many are ahead; once a place is offered, until when to answer.',
  },
  leaveWaitingList: {
    summary: 'Leave a waiting list',
    description: 'Stops waiting. A place already offered goes to the next child.',
  },
  acceptOffer: {
    summary: 'Accept an offered place',
    description:
      'Takes the place that the waiting list offers; it is like enrolling: where something is due, the place is held until it has to be paid. Both consents are stated separately.',
  },
  declineOffer: {
    summary: 'Decline an offered place',
    description: 'Gives back the place that the waiting list offers; the next child gets it at once.',
  },
  checkRules: {
    summary: 'Check a plan against the rules',
    description:
      'Takes the plan of a class and judges it by the rules in force on its day: what breaks which rule, and what would be lawful. Needs no token and keeps nothing.',
  },
} satisfies Counterpart<typeof zh>;
