import { door, serve } from '~/api/door.server';
import { readDrawInputs } from '~/api/operations/draws';
import { paperResponse } from '~/http/draw-paper.server';
import { drawPaper } from '~/services/draw/paper.server';

const answer = door(
  serve(readDrawInputs, async ({ params }) =>
    paperResponse('inputs', await drawPaper(params.drawId, 'inputs')),
  ),
);

export const loader = answer;
export const action = answer;
