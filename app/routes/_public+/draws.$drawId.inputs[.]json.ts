import type { LoaderFunctionArgs } from '@remix-run/node';
import { paperResponse } from '~/http/draw-paper.server';
import { drawPaper } from '~/services/draw/paper.server';

/** A published file of a draw, byte for byte. */
export async function loader({ params }: LoaderFunctionArgs) {
  return paperResponse('inputs', await drawPaper(params.drawId ?? '', 'inputs'));
}
