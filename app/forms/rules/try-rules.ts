/** The rules that are decided from one plan; the others look at a whole day, a provider or a child. */
const BY_PLAN: ReadonlySet<string> = new Set([
  ...['T1', 'T4', 'T6', 'T14', 'K1', 'K5', 'K6', 'K8'],
  ...['C2', 'C3', 'C5', 'C6', 'C7'],
  ...['P1', 'P2', 'P4', 'P5', 'P6', 'P7', 'P8', 'P13', 'P21'],
  ...['F3', 'F5', 'F6', 'F7', 'F18'],
  ...['V1', 'V2', 'V3'],
]);

/** School days have rules of their own; T1 is where a plan meets them. */
const THROUGH_T1: ReadonlySet<string> = new Set(['K1', 'K5', 'K6', 'K8']);

/** Whether a plan alone shows if a rule is kept. */
export function isTriedByPlan(rule: string): boolean {
  return BY_PLAN.has(rule);
}

/** The rule under which a plan is found to break another one. */
export function judgedAs(rule: string): string {
  return THROUGH_T1.has(rule) ? 'T1' : rule;
}
