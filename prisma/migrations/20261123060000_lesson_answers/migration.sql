-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "dispute_answer" TEXT,
ADD COLUMN     "dispute_answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "reversed_at" TIMESTAMPTZ(3);

-- Only what was disputed is answered, and a lesson that was taken back is a canceled one.
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_answer_to_dispute" CHECK ("dispute_answered_at" IS NULL OR "disputed_at" IS NOT NULL);
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_reversed_is_canceled" CHECK ("reversed_at" IS NULL OR "status" = 'canceled');
