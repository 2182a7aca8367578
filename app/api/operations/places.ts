import { z } from 'zod';
import { WAITING_STATUSES } from '~/domain/states';
import { cursor } from '../cursor';
import { operation } from '../operation';
import { id, limit, listOf, slice } from '../schemas/common';
import { consent, enrollment } from '../schemas/family';
import { newWaitingEntry, newWishes, waitingEntry, wishList } from '../schemas/places';
import { PLACE_REFUSALS, WINDOW_REFUSALS, WISH_REFUSALS } from './place-refusals';

const ofDraw = z.object({ drawId: id });
const wishLists = z.object({ items: z.array(wishList) }).meta({ id: 'WishLists' });

export const listWishes = operation({
  id: 'listWishes',
  method: 'get',
  path: '/draws/{drawId}/wishes',
  tag: 'wishes',
  scope: 'wishes:read',
  params: ofDraw,
  answer: { status: 200, schema: wishLists },
  problems: ['not_found'],
});

export const saveWishes = operation({
  id: 'saveWishes',
  method: 'put',
  path: '/draws/{drawId}/wishes',
  tag: 'wishes',
  scope: 'wishes:write',
  key: 'optional',
  params: ofDraw,
  body: newWishes,
  answer: { status: 200, schema: wishLists },
  problems: ['not_found', 'busy'],
  refusals: ['consent_missing', ...WINDOW_REFUSALS, ...WISH_REFUSALS, 'invalid_state'],
  example: {
    childIds: ['01994d2e-6c11-7000-8000-000000000002'],
    offeringIds: ['01994d2e-6c11-7000-8000-000000000001', '01994d2e-6c11-7000-8000-000000000003'],
    cap: 1,
    consent: { childData: true, receivers: ['01994d2e-6c11-7000-8000-000000000004'] },
  },
});

export const withdrawWishes = operation({
  id: 'withdrawWishes',
  method: 'delete',
  path: '/draws/{drawId}/wishes/{childId}',
  tag: 'wishes',
  scope: 'wishes:write',
  key: 'optional',
  params: z.object({ drawId: id, childId: id }),
  answer: { status: 204, schema: null },
  problems: ['not_found', 'busy'],
  refusals: WINDOW_REFUSALS,
});

export const listWaitingEntries = operation({
  id: 'listWaitingEntries',
  method: 'get',
  path: '/waiting-entries',
  tag: 'waiting',
  scope: 'waiting:read',
  query: z.strictObject({
    status: listOf(z.enum(WAITING_STATUSES)),
    childId: id.optional(),
    limit,
    cursor: cursor(z.tuple([z.iso.datetime(), id])),
  }),
  answer: { status: 200, schema: slice(waitingEntry).meta({ id: 'WaitingEntrySlice' }) },
});

export const createWaitingEntry = operation({
  id: 'createWaitingEntry',
  method: 'post',
  path: '/waiting-entries',
  tag: 'waiting',
  scope: 'waiting:write',
  key: 'required',
  body: newWaitingEntry,
  answer: {
    status: 201,
    schema: z.object({ items: z.array(waitingEntry) }).meta({ id: 'WaitingEntries' }),
  },
  problems: ['not_found', 'busy'],
  refusals: [
    'consent_missing',
    'place_free',
    'waiting_already',
    'lines_full',
    'tie_too_large',
    ...PLACE_REFUSALS,
  ],
  example: {
    offeringId: '01994d2e-6c11-7000-8000-000000000001',
    childIds: ['01994d2e-6c11-7000-8000-000000000002'],
    consent: { childData: true },
  },
});

const ofEntry = z.object({ entryId: id });

export const readWaitingEntry = operation({
  id: 'readWaitingEntry',
  method: 'get',
  path: '/waiting-entries/{entryId}',
  tag: 'waiting',
  scope: 'waiting:read',
  params: ofEntry,
  answer: { status: 200, schema: waitingEntry },
  problems: ['not_found'],
});

export const leaveWaitingList = operation({
  id: 'leaveWaitingList',
  method: 'delete',
  path: '/waiting-entries/{entryId}',
  tag: 'waiting',
  scope: 'waiting:write',
  key: 'optional',
  params: ofEntry,
  answer: { status: 204, schema: null },
  problems: ['not_found', 'busy'],
  refusals: ['not_waiting'],
});

export const acceptOffer = operation({
  id: 'acceptOffer',
  method: 'post',
  path: '/waiting-entries/{entryId}/acceptance',
  tag: 'waiting',
  scope: 'waiting:write',
  key: 'required',
  params: ofEntry,
  body: z.strictObject({ consent }).meta({ id: 'Acceptance' }),
  answer: { status: 201, schema: enrollment },
  problems: ['not_found', 'busy'],
  refusals: ['consent_missing', 'offer_over', 'not_waiting', ...PLACE_REFUSALS],
  example: { consent: { childData: true, rosterToProvider: true } },
});

export const declineOffer = operation({
  id: 'declineOffer',
  method: 'post',
  path: '/waiting-entries/{entryId}/decline',
  tag: 'waiting',
  scope: 'waiting:write',
  key: 'optional',
  params: ofEntry,
  body: z.strictObject({}).meta({ id: 'OfferDeclined' }),
  answer: { status: 201, schema: waitingEntry },
  problems: ['not_found', 'busy'],
  refusals: ['offer_over', 'not_waiting'],
  example: {},
});
