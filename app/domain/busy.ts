/**
 * Thrown when a row that the command needs stayed locked for longer than the lock timeout, or when
 * conflicts kept coming after three tries. The door answers 503 "busy, try again"; nothing was written.
 */
export class Busy extends Error {
  override readonly name = 'Busy';

  constructor(options?: ErrorOptions) {
    super('The row stayed locked; nothing was written.', options);
  }
}
