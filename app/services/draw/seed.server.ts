import { createHash, randomBytes } from 'node:crypto';
import { open, seal } from '../pupils/pupil-number.server';

/** SHA-256 of a text in UTF-8, hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** 32 bytes of the system's own randomness, hex: the bureau's part of a seed. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** The whole seed: the bureau's secret and what everybody knew when the draw was announced. */
export function seedOf(secret: string, publicValue: string): string {
  return `${secret}:${publicValue}`;
}

/** What is kept of a new seed: the secret encrypted, and the hash that is published at once. */
export function sealedSeed(secret: string, publicValue: string) {
  const { cipher, keyId } = seal(secret);
  return { secretCipher: cipher, secretKeyId: keyId, commitment: sha256(seedOf(secret, publicValue)) };
}

/**
 * The seed as it was committed to. Opened only to hold a draw or to reveal it after an end.
 *
 * @throws when the key is gone, or the seed is not the one that was published
 */
export function openedSeed(draw: {
  secretCipher: string;
  secretKeyId: string;
  publicValue: string;
  commitment: string;
}): string {
  const seed = seedOf(open(draw.secretCipher, draw.secretKeyId), draw.publicValue);
  if (sha256(seed) !== draw.commitment)
    throw new Error('the seed of a draw is not the one that was committed to');
  return seed;
}
