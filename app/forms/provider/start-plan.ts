import { z } from 'zod';
import '~/i18n/zod-codes';

export const startPlanForm = z.object({
  courseId: z.guid('choose_one'),
  schoolId: z.string().min(1, 'choose_one').max(100),
});
