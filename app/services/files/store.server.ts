import { createHash } from 'node:crypto';
import type { Tx } from '~/db/client.server';
import { type Refused, refused } from '~/domain/refusal';
import { fileTypeOf, MAX_FILE_BYTES } from './media-type';

/** A file as it came: the name its owner gave it and its bytes. */
export type Upload = { name: string; content: Uint8Array<ArrayBuffer> };

/** Refuses what is too large or is no PDF, JPG or PNG inside (`file_size`, `file_content` at `file`). */
export function uploadRefusal({ content }: Upload): Refused | null {
  if (content.byteLength > MAX_FILE_BYTES) {
    return refused({ code: 'file_size', path: 'file', params: { mb: MAX_FILE_BYTES / 1024 / 1024 } });
  }
  return fileTypeOf(content) ? null : refused({ code: 'file_content', path: 'file' });
}

/** Keeps a checked upload for a provider; returns its id. */
export async function storeFile(
  tx: Tx,
  { providerId, upload, uploadedBy }: { providerId: string; upload: Upload; uploadedBy: string },
): Promise<string> {
  const mediaType = fileTypeOf(upload.content);
  if (!mediaType) throw new Error('storeFile was given an upload nobody checked');
  const { id } = await tx.storedFile.create({
    data: {
      providerId,
      name: plainName(upload.name),
      mediaType,
      size: upload.content.byteLength,
      sha256: createHash('sha256').update(upload.content).digest('hex'),
      content: upload.content,
      uploadedBy,
    },
    select: { id: true },
  });
  return id;
}

/** Drops a file that nothing points to any more. */
export async function dropUnusedFile(tx: Tx, fileId: string | null): Promise<void> {
  if (!fileId) return;
  await tx.storedFile.deleteMany({
    where: { id: fileId, credentials: { none: {} }, instructors: { none: {} } },
  });
}

/** The last part of a path some browsers send, without control characters, at most 120 characters. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must go
  return last.replace(/[\u0000-\u001f\u007f]/g, '').slice(-120) || 'file';
}
