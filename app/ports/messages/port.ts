export type Channel = 'sms' | 'email';

/** One message to one person. Text messages have no subject. */
export interface OutgoingMessage {
  channel: Channel;
  /** A phone or an e-mail address: personal data, never logged. */
  to: string;
  subject?: string;
  text: string;
}

/** Carries messages to people. */
export interface MessagePort {
  /**
   * Resolves when the carrier has taken the message; that is not yet its arrival.
   *
   * @throws MessageNotTaken when it did not, so that the caller can try again later
   */
  send(message: OutgoingMessage): Promise<void>;
}

/** The carrier refused, or could not be reached. Says which and why, never to whom. */
export class MessageNotTaken extends Error {
  override readonly name = 'MessageNotTaken';

  constructor(
    readonly channel: Channel,
    why: string,
    options?: ErrorOptions,
  ) {
    super(`the ${channel} carrier did not take the message: ${why}`, options);
  }
}
