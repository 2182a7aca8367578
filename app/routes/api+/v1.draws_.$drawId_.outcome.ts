import { door, serve } from '~/api/door.server';
import { readDrawOutcome } from '~/api/operations/draws';
import { paperResponse } from '~/http/draw-paper.server';
import { drawPaper } from '~/services/draw/paper.server';

const answer = door(
  serve(readDrawOutcome, async ({ params }) =>
    paperResponse('outcome', await drawPaper(params.drawId, 'outcome')),
  ),
);

export const loader = answer;
export const action = answer;
