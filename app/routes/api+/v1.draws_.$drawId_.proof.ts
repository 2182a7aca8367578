import { door, serve } from '~/api/door.server';
import { readDrawProof } from '~/api/operations/draws';
import { paperResponse } from '~/http/draw-paper.server';
import { drawPaper } from '~/services/draw/paper.server';

const answer = door(
  serve(readDrawProof, async ({ params }) =>
    paperResponse('verify', await drawPaper(params.drawId, 'verify')),
  ),
);

export const loader = answer;
export const action = answer;
