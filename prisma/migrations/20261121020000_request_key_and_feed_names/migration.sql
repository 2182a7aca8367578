-- A form that is sent twice finds the place it took the first time.
ALTER TABLE "enrollment" ADD COLUMN "request_key" UUID;
CREATE UNIQUE INDEX "enrollment_guardian_id_request_key_key" ON "enrollment"("guardian_id", "request_key");

-- Whether the entries of a calendar feed carry the name of the child.
ALTER TABLE "calendar_feed" ADD COLUMN "with_names" BOOLEAN NOT NULL DEFAULT false;
