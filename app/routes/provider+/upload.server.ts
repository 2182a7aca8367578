import type { Upload } from '~/services/files/store.server';

/** A file of a form as commands take it; null when none was chosen. */
export async function uploadOf(file: File | undefined): Promise<Upload | null> {
  if (!file || (file.size === 0 && file.name === '')) return null;
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}
