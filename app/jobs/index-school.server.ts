import { indexSchool } from '~/services/search/index-offerings.server';
import type { Job } from './job';

/** Puts all offerings of a school into the search as they are now. */
export const indexSchoolJob: Job<'index-school'> = ({ schoolId }, now) => indexSchool(schoolId, now);
