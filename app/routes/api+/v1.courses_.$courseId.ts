import { door, serve } from '~/api/door.server';
import { readCourse } from '~/api/operations/courses';
import { courseView } from '~/api/views/classes.server';
import { coursePage } from '~/services/catalogue/course-page.server';

const answer = door(
  serve(readCourse, async ({ params, lng, now }) => {
    const { course, offerings, overrides } = await coursePage(params.courseId, null, now);
    return courseView(course, offerings, overrides, lng);
  }),
);

export const loader = answer;
export const action = answer;
