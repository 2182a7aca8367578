import { indexCourse } from '~/services/search/index-offerings.server';
import type { Job } from './job';

/** Puts all offerings of a course into the search as they are now. */
export const indexCourseJob: Job<'index-course'> = ({ courseId }, now) => indexCourse(courseId, now);
