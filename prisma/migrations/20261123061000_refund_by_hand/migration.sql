-- A refund that is sent by hand keeps the bank's own number; one that failed, when that was known.
ALTER TABLE "refund" ADD COLUMN "failed_at" TIMESTAMPTZ(3), ADD COLUMN "reference" TEXT;
UPDATE "refund" SET "failed_at" = COALESCE("sent_at", "requested_at") WHERE "status" = 'failed';
