import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { env } from '~/http/env.server';

/** A national pupil number as the database keeps it: encrypted, with the id of its key, and a keyed hash to find it by. */
export type SealedPupilNumber = {
  pupilNumberCipher: string;
  pupilNumberKeyId: string;
  pupilNumberHash: string;
};

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a normalized pupil number with the newest key (AES-256-GCM) and adds its keyed hash. */
export function sealPupilNumber(pupilNumber: string): SealedPupilNumber {
  const { cipher, keyId } = seal(pupilNumber);
  return {
    pupilNumberCipher: cipher,
    pupilNumberKeyId: keyId,
    pupilNumberHash: hashPupilNumber(pupilNumber),
  };
}

/** The number again. Throws when the key is no longer in the ring or the text was tampered with. */
export function openPupilNumber(
  sealed: Pick<SealedPupilNumber, 'pupilNumberCipher' | 'pupilNumberKeyId'>,
): string {
  return open(sealed.pupilNumberCipher, sealed.pupilNumberKeyId);
}

/** HMAC-SHA-256 of a normalized pupil number, hex: equal numbers have equal hashes, and only we can make them. */
export function hashPupilNumber(pupilNumber: string): string {
  return createHmac('sha256', Buffer.from(env().PUPIL_NUMBER_HASH_KEY, 'base64'))
    .update(pupilNumber, 'utf8')
    .digest('hex');
}

/** Encrypts any text that holds personal data (a roster between preview and apply). base64 of iv, tag, cipher text. */
export function seal(text: string): { cipher: string; keyId: string } {
  const [newest] = env().PUPIL_NUMBER_KEYS;
  if (!newest) throw new Error('no encryption key');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, Buffer.from(newest.key, 'base64'), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { cipher: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'), keyId: newest.id };
}

/** Decrypts what `seal` made with the key of that id. */
export function open(cipherText: string, keyId: string): string {
  const held = env().PUPIL_NUMBER_KEYS.find((key) => key.id === keyId);
  if (!held) throw new Error(`encryption key ${keyId} is not in the ring`);
  const bytes = Buffer.from(cipherText, 'base64');
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(held.key, 'base64'), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}
