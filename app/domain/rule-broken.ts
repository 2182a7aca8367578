/**
 * Thrown when the database itself refuses a hard rule: whoever was faster changed the facts between check and write.
 * Nothing was committed. Commands that can be raced catch it and say what there is to say; else the door answers 409.
 */
export class RuleBroken extends Error {
  constructor(
    readonly ruleId: string,
    options?: ErrorOptions,
  ) {
    super(`rule ${ruleId} would be broken`, options);
    this.name = 'RuleBroken';
  }
}
