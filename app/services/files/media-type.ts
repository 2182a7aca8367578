export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Most bytes an uploaded paper may have: 5 MB. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

const marks: Record<FileType, readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its first bytes, whatever its name or its sender says; null when none of the three. */
export function fileTypeOf(content: Uint8Array): FileType | null {
  return FILE_TYPES.find((type) => marks[type].every((byte, index) => content[index] === byte)) ?? null;
}
