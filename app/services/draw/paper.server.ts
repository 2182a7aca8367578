import { db } from '~/db/client.server';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { sha256 } from './seed.server';

/** `verify`: inputs with the seed, outcome and commitment in one file, as the command line takes it. */
export const PAPER_KINDS = ['inputs', 'outcome', 'verify'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export type PublishedPaper = { text: string; sha256: string };

/** A published file of a draw, byte for byte. @throws NotFound for a draw that is not there or has not come so far */
export async function drawPaper(id: string, kind: PaperKind): Promise<PublishedPaper> {
  const drawId = idOf(id, 'draw');
  if (kind !== 'verify') {
    const paper = await db.drawPaper.findUnique({ where: { drawId_kind: { drawId, kind } } });
    if (!paper) throw new NotFound('draw_paper');
    return { text: paper.text, sha256: paper.sha256 };
  }
  const draw = await db.draw.findUnique({ where: { id: drawId }, include: { papers: true } });
  const inputs = draw?.papers.find((paper) => paper.kind === 'inputs');
  const outcome = draw?.papers.find((paper) => paper.kind === 'outcome');
  if (!draw?.seed || !inputs || !outcome) throw new NotFound('draw_paper');
  const text = verifyText(draw.seed, inputs.text, outcome.text, draw.commitment);
  return { text, sha256: sha256(text) };
}

/** Put together from the published texts themselves, so that it says nothing that they do not. */
function verifyText(seed: string, inputs: string, outcome: string, commitment: string): string {
  const input = `{"seed":${JSON.stringify(seed)},${inputs.trimEnd().slice(1)}`;
  return `{"input":${input},\n"output":${outcome.trimEnd()},\n"commitment":${JSON.stringify(commitment)}}\n`;
}
