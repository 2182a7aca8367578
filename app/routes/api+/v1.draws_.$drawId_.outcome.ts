import { door, serve } from '~/api/door.server';
import { readDrawOutcome } from '~/api/operations/draws';
import { publishedText } from '~/api/published-text.server';
import { paperOf } from '~/services/api/draws.server';

const answer = door(
  serve(readDrawOutcome, async ({ params }) => publishedText(await paperOf(params.drawId, 'outcome'))),
);

export const loader = answer;
export const action = answer;
