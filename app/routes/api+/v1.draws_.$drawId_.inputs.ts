import { door, serve } from '~/api/door.server';
import { readDrawInputs } from '~/api/operations/draws';
import { publishedText } from '~/api/published-text.server';
import { paperOf } from '~/services/api/draws.server';

const answer = door(
  serve(readDrawInputs, async ({ params }) => publishedText(await paperOf(params.drawId, 'inputs'))),
);

export const loader = answer;
export const action = answer;
