import { z } from 'zod';
import { cursor } from '../cursor';
import { operation } from '../operation';
import { id, limit, slice } from '../schemas/common';
import { demand, draw } from '../schemas/places';

const params = z.object({ drawId: id });

export const listDraws = operation({
  id: 'listDraws',
  method: 'get',
  path: '/draws',
  tag: 'draws',
  query: z.strictObject({ limit, cursor: cursor(z.tuple([z.iso.datetime(), id])) }),
  answer: { status: 200, schema: slice(draw).meta({ id: 'DrawSlice' }) },
});

export const readDraw = operation({
  id: 'readDraw',
  method: 'get',
  path: '/draws/{drawId}',
  tag: 'draws',
  params,
  answer: { status: 200, schema: draw.extend({ demand: z.array(demand) }).meta({ id: 'DrawDetail' }) },
  problems: ['not_found'],
});

const paper = z.looseObject({}).meta({ id: 'DrawPaper' });

/** A paper as it was published, byte for byte: what is in it is the format of `draw -- run` (README). */
const readPaper = <const Id extends string>(id: Id, name: 'inputs' | 'outcome' | 'proof') =>
  operation({
    id,
    method: 'get',
    path: `/draws/{drawId}/${name}`,
    tag: 'draws',
    params,
    answer: { status: 200, schema: paper },
    problems: ['not_found'],
  });

export const readDrawInputs = readPaper('readDrawInputs', 'inputs');
export const readDrawOutcome = readPaper('readDrawOutcome', 'outcome');

/** Inputs with the seed, outcome and commitment: what `draw -- verify` takes. */
export const readDrawProof = readPaper('readDrawProof', 'proof');
