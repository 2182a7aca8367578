import { door, serve } from '~/api/door.server';
import { readOffering } from '~/api/operations/courses';
import { offeringDetailView } from '~/api/views/classes.server';
import { offeringPage } from '~/services/catalogue/offering-page.server';

const answer = door(
  serve(readOffering, async ({ params, lng, now }) =>
    offeringDetailView(await offeringPage(params.offeringId, null, now), lng),
  ),
);

export const loader = answer;
export const action = answer;
