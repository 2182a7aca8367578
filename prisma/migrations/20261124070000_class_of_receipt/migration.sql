-- A receipt keeps the words of the class that was paid for, whatever becomes of it.
ALTER TABLE "receipt" ADD COLUMN "about" JSONB;

-- A place that was moved to another class still knows which one it was paid for.
ALTER TABLE "quote_revision" ADD COLUMN "from_offering_id" UUID;
ALTER TABLE "quote_revision" ADD CONSTRAINT "quote_revision_from_offering_when_merged"
  CHECK ("from_offering_id" IS NULL OR "reason" = 'merged');

-- Places that were moved before this was written down: each move is in the audit, at the same instant.
UPDATE "quote_revision" r SET "from_offering_id" = (a."data" ->> 'from')::uuid
  FROM "audit_event" a
 WHERE r."reason" = 'merged' AND a."verb" = 'enrollment.move' AND a."subject_kind" = 'enrollment'
   AND a."subject_id" = r."enrollment_id"::text AND a."at" = r."created_at";
