import { describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { MAX_FILE_BYTES } from '~/services/files/media-type';
import { storedFile } from '~/services/files/read.server';
import { savePaper } from '~/services/provider/save-paper.server';
import { makeInstructor, makeProvider, NOW, staffMember } from './county';
import { HTML, PDF, PNG } from './files';

const paper = {
  paperId: null,
  kind: 'business_licence' as const,
  number: '1',
  issuedBy: 'Haiyan',
  validTo: null,
};

async function uploaded() {
  const { owner, providerId } = await makeProvider({ listed: false, papers: false });
  const upload = { name: 'C:\\papers\\执照.pdf', content: PDF };
  const saved = await savePaper(owner, { ...paper, upload }, NOW);
  const paperId = saved.kind === 'done' ? saved.paperId : '';
  const { fileId } = await db.credential.findUniqueOrThrow({ where: { id: paperId } });
  return { owner, providerId, paperId, fileId: fileId ?? '' };
}

describe('an uploaded paper', () => {
  it('is kept as what its bytes are, under the name without its path', async () => {
    const { owner, fileId } = await uploaded();
    const file = await storedFile(owner, fileId);
    expect(file).toMatchObject({ name: '执照.pdf', mediaType: 'application/pdf', size: PDF.byteLength });
    expect(Buffer.from(file.content).equals(Buffer.from(PDF))).toBe(true);
  });

  it('is refused when it only calls itself a PDF, and when it is too large; nothing is kept', async () => {
    const { owner, providerId } = await makeProvider({ listed: false, papers: false });
    const disguised = { name: 'licence.pdf', content: HTML };
    expect(await savePaper(owner, { ...paper, upload: disguised }, NOW)).toMatchObject({
      refusals: [{ code: 'file_content', path: 'file' }],
    });
    const content = new Uint8Array(MAX_FILE_BYTES + 1);
    content.set(PNG);
    expect(await savePaper(owner, { ...paper, upload: { name: 'big.png', content } }, NOW)).toMatchObject({
      refusals: [{ code: 'file_size', path: 'file', params: { mb: 5 } }],
    });
    expect(await db.credential.count({ where: { providerId } })).toBe(0);
    expect(await db.storedFile.count({ where: { providerId } })).toBe(0);
  });

  it('gives way to a newer one without leaving the old one behind', async () => {
    const { owner, providerId, paperId, fileId } = await uploaded();
    await savePaper(owner, { ...paper, paperId, upload: { name: 'new.png', content: PNG } }, NOW);
    await expect(storedFile(owner, fileId)).rejects.toThrow('not found');
    expect(await db.storedFile.count({ where: { providerId } })).toBe(1);
  });

  it('opens for its owner and the bureau, and is not found by anybody else', async () => {
    const { fileId, providerId } = await uploaded();
    for (const role of ['bureau_officer', 'bureau_inspector', 'bureau_admin'] as const) {
      expect(await storedFile(await staffMember(role), fileId)).toMatchObject({ name: '执照.pdf' });
    }
    const strangers = [
      (await makeProvider()).owner,
      (await makeInstructor(providerId)).actor,
      { ...(await staffMember('bureau_officer')), memberships: [] },
    ];
    for (const stranger of strangers) {
      await expect(storedFile(stranger, fileId)).rejects.toThrow('file not found');
    }
    await expect(storedFile(await staffMember('bureau_officer'), 'no-such-id')).rejects.toThrow('not found');
  });
});
