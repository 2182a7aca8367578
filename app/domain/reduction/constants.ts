/**
 * The numbers of the law and of the county, keyed by the rule they belong to, as in the rule book.
 * They are data: code reads them by rule id and never repeats one. `cfg: true` marks a local number.
 */
export const ruleConstants = {
  T2: { minMinutesPerDay: 120, daysPerWeek: 5 },
  T3: { earliestServiceEnd: '17:30', cfg: true },
  T4: { forbiddenTypes: ['early_care', 'lunch_care', 'nap_care', 'evening_study'] },
  T6: { offlineLatestEnd: '20:30', onlineLatestEnd: '21:00' },
  T13: { classHourMinutes: { primary: 40, junior: 45 }, cfg: true },
  H1: { homeworkMaxMinutes: { '1-2': 0, '3-6': 60, '7-9': 90 } },
  C2: {
    academicSubjects: [
      '道德与法治',
      '语文',
      '历史',
      '地理',
      '数学',
      '外语',
      '英语',
      '日语',
      '俄语',
      '物理',
      '化学',
      '生物',
    ],
  },
  C3: { academicSubjectsZhejiang: ['科学'], action: 'manual_review' },
  P8: { staffCheckMaxAgeDays: 365 },
  P12: { fullTimeTeachingShareMin: 0.5, teachersPerStudentMin: 0.02 },
  P13: { sportsMaxPerClass: 35, secondCoachAbove: 10 },
  P16: { minSatisfaction: 0.8, cfg: true },
  F6: { prepayMaxMonths: 3, prepayMaxClassHours: 60, prepayMaxYuan: 5000 },
  F7: { prepayEarliestDaysBeforeStart: 30 },
  F8: { silentConfirmWorkingDays: 7, cfg: true },
  M1: { sensitiveBelowAge: 14 },
  M8: { impactAssessmentRetentionYears: 3 },
  M9: { auditReportDue: '01-31' },
  V1: { classMax: { primary: 45, junior: 50 }, largeClass: 56, superLarge: 66 },
  V2: { areaPerPupilM2: 3, severity: 'soft' },
  V3: { sportsAreaPerPupilM2: { chess_board: 3, other: 5 } },
  K6: { breakCareMinOpen: 20, breakCareMax: 40, cfg: true },
} as const;

/** A rule of the rule book that has a number. */
export type RuleWithNumber = keyof typeof ruleConstants;
