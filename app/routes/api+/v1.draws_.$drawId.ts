import { door, serve } from '~/api/door.server';
import { readDraw } from '~/api/operations/draws';
import { drawView } from '~/api/views/family.server';
import { drawWithDemand } from '~/services/api/draws.server';

const answer = door(
  serve(readDraw, async ({ params }) => {
    const { draw, demand } = await drawWithDemand(params.drawId);
    return { ...drawView(draw), demand };
  }),
);

export const loader = answer;
export const action = answer;
