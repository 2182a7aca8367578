import { z } from 'zod';
import { CATEGORIES } from '~/domain/states';
import { SORTS } from '~/forms/search/search-address';
import { cursor } from '../cursor';
import { operation } from '../operation';
import { course, facets, offering, offeringDetail } from '../schemas/classes';
import { count, date, flag, id, limit, listOf, slice } from '../schemas/common';

const digit = (most: number) => z.coerce.number().int().min(1).max(most);
const name = z.string().regex(/^[\w-]{1,64}$/);

export const findCourses = operation({
  id: 'findCourses',
  method: 'get',
  path: '/courses',
  tag: 'courses',
  query: z.strictObject({
    q: z.string().max(100).optional(),
    category: listOf(z.enum(CATEGORIES)),
    weekday: listOf(digit(7)),
    grade: listOf(digit(9)),
    town: listOf(name),
    school: listOf(name),
    provider: listOf(name),
    price: z.enum(['free', 'paid']).optional(),
    withPlaces: flag.optional(),
    sort: z.enum(SORTS).default('relevance'),
    childId: id.optional(),
    limit,
    cursor: cursor(z.tuple([z.int().min(2).max(100), z.int().min(1).max(100)])),
  }),
  answer: {
    status: 200,
    schema: slice(offering)
      .extend({ total: count, facets, approximate: z.boolean(), degraded: z.boolean() })
      .meta({ id: 'CoursesFound' }),
  },
  problems: ['not_found'],
});

export const readCourse = operation({
  id: 'readCourse',
  method: 'get',
  path: '/courses/{courseId}',
  tag: 'courses',
  params: z.object({ courseId: id }),
  answer: { status: 200, schema: course },
  problems: ['not_found'],
});

export const listOfferings = operation({
  id: 'listOfferings',
  method: 'get',
  path: '/offerings',
  tag: 'courses',
  query: z.strictObject({
    id: z.array(id).max(100).optional(),
    courseId: id.optional(),
    schoolId: name.optional(),
    providerId: id.optional(),
    drawId: id.optional(),
    limit,
    cursor: cursor(z.tuple([date, id])),
  }),
  answer: { status: 200, schema: slice(offering).meta({ id: 'OfferingSlice' }) },
});

export const readOffering = operation({
  id: 'readOffering',
  method: 'get',
  path: '/offerings/{offeringId}',
  tag: 'courses',
  params: z.object({ offeringId: id }),
  answer: { status: 200, schema: offeringDetail },
  problems: ['not_found'],
});
