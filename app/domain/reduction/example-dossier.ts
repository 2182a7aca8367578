import type { Dossier } from './dossier';

/** A small lawful plan with every field: what the API shows, and what measurements build on. */
export const exampleDossier: Dossier = {
  asOf: '2026-08-20',
  region: 'zhejiang',
  regime: 'school_service',
  mode: 'in_person',
  serviceType: 'activity',
  stage: 'primary',
  grades: [3, 4],
  provider: {
    kind: 'sports_club',
    listing: {
      status: 'listed',
      from: '2026-07-01',
      to: '2027-06-30',
      categories: ['sport'],
      feeStandardFen: 3500,
    },
    papers: [
      { kind: 'school_running_licence', validTo: '2027-12-31' },
      { kind: 'business_licence', validTo: '2029-01-01' },
    ],
  },
  course: {
    title: '快乐足球',
    summary: '足球基本功与比赛',
    syllabus: ['控球', '传球'],
    category: 'sport',
    assessment: 'showcase',
    promises: [],
  },
  staff: [
    {
      id: 's1',
      role: 'lead',
      offenceCheckOn: '2026-07-10',
      offenceHit: false,
      qualification: { kind: 'coach', validTo: null },
      inServiceTeacher: false,
      livesOverseas: false,
    },
  ],
  lessons: [{ date: '2026-09-08', start: '15:40', end: '17:10' }],
  lessonEnd: { '1': '15:20', '2': '15:20', '3': '15:20', '4': '15:20', '5': '14:40' },
  group: { capacity: 10, minimum: 6 },
  room: { kind: 'sports_ground', seats: null, areaM2: 400 },
  fee: {
    payer: 'family',
    collectedBy: 'school',
    perLessonFen: 3000,
    classHours: 32,
    materialsFen: 0,
    marketPerLessonFen: 6000,
    chargedOn: '2026-08-25',
    coversMonths: 4,
    roomRentFen: 0,
  },
};
