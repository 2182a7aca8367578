import { z } from 'zod';
import { ENROLLMENT_STATUSES } from '~/domain/states';
import { cursor } from '../cursor';
import { operation } from '../operation';
import { id, limit, listOf, slice } from '../schemas/common';
import { canceled, cancellation, child, enrollment, newEnrollment, payPage } from '../schemas/family';
import { PLACE_REFUSALS } from './place-refusals';

export const listChildren = operation({
  id: 'listChildren',
  method: 'get',
  path: '/children',
  tag: 'children',
  scope: 'children:read',
  query: z.strictObject({ limit, cursor: cursor(z.tuple([id])) }),
  answer: { status: 200, schema: slice(child).meta({ id: 'ChildSlice' }) },
});

export const listEnrollments = operation({
  id: 'listEnrollments',
  method: 'get',
  path: '/enrollments',
  tag: 'enrollments',
  scope: 'enrollments:read',
  query: z.strictObject({
    status: listOf(z.enum(ENROLLMENT_STATUSES)),
    childId: id.optional(),
    limit,
    cursor: cursor(z.tuple([z.iso.datetime(), id])),
  }),
  answer: { status: 200, schema: slice(enrollment).meta({ id: 'EnrollmentSlice' }) },
});

export const createEnrollment = operation({
  id: 'createEnrollment',
  method: 'post',
  path: '/enrollments',
  tag: 'enrollments',
  scope: 'enrollments:write',
  key: 'required',
  body: newEnrollment,
  answer: { status: 201, schema: enrollment },
  problems: ['not_found', 'busy'],
  refusals: ['consent_missing', ...PLACE_REFUSALS],
  example: {
    offeringId: '01994d2e-6c11-7000-8000-000000000001',
    childId: '01994d2e-6c11-7000-8000-000000000002',
    consent: { childData: true, rosterToProvider: true },
  },
});

const params = z.object({ enrollmentId: id });

export const readEnrollment = operation({
  id: 'readEnrollment',
  method: 'get',
  path: '/enrollments/{enrollmentId}',
  tag: 'enrollments',
  scope: 'enrollments:read',
  params,
  answer: { status: 200, schema: enrollment },
  problems: ['not_found'],
});

export const payEnrollment = operation({
  id: 'payEnrollment',
  method: 'post',
  path: '/enrollments/{enrollmentId}/payment',
  tag: 'enrollments',
  scope: 'enrollments:write',
  key: 'optional',
  params,
  body: z.strictObject({}).meta({ id: 'NewPayment' }),
  answer: { status: 201, schema: payPage },
  problems: ['not_found', 'busy'],
  refusals: ['nothing_open', 'hold_over', 'payment_settling', 'payment_unavailable', 'class_against_rule'],
  example: {},
});

export const cancelEnrollment = operation({
  id: 'cancelEnrollment',
  method: 'post',
  path: '/enrollments/{enrollmentId}/cancellation',
  tag: 'enrollments',
  scope: 'enrollments:write',
  key: 'optional',
  params,
  body: cancellation,
  answer: { status: 201, schema: canceled },
  problems: ['not_found', 'busy'],
  refusals: ['class_started', 'invalid_state'],
  example: { asCredit: false },
});
