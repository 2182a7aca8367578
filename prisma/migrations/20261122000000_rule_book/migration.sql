-- CreateEnum
CREATE TYPE "assessment" AS ENUM ('none', 'showcase', 'exam');

-- CreateEnum
CREATE TYPE "course_promise" AS ENUM ('certificate', 'ranking', 'admission');

-- CreateEnum
CREATE TYPE "rule_severity" AS ENUM ('hard', 'soft', 'cfg', 'info');

-- CreateEnum
CREATE TYPE "rule_region" AS ENUM ('national', 'zhejiang', 'county');

-- CreateEnum
CREATE TYPE "rule_reach" AS ENUM ('new_acts', 'everything');

-- CreateEnum
CREATE TYPE "rule_subject" AS ENUM ('course', 'offering', 'provider', 'instructor', 'school');

-- CreateEnum
CREATE TYPE "screening_decision" AS ENUM ('allowed', 'refused');

-- CreateEnum
CREATE TYPE "finding_status" AS ENUM ('open', 'assigned', 'rectifying', 'answered', 'accepted', 'escalated', 'suspended', 'gone', 'overridden');

-- AlterTable
ALTER TABLE "instructor" ADD COLUMN     "full_time" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "course" ADD COLUMN     "assessment" "assessment" NOT NULL DEFAULT 'none',
ADD COLUMN     "homework_minutes" INTEGER,
ADD COLUMN     "promises" "course_promise"[] DEFAULT ARRAY[]::"course_promise"[];

-- AlterTable
ALTER TABLE "course_review" ADD COLUMN     "answers" JSONB;

-- AlterTable
ALTER TABLE "offering" ADD COLUMN     "collected_by" "payee" NOT NULL DEFAULT 'school',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_rule" TEXT;

-- CreateTable
CREATE TABLE "rule_version" (
    "rule_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "severity" "rule_severity" NOT NULL,
    "local" BOOLEAN NOT NULL DEFAULT false,
    "binds" TEXT[],
    "params" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "region" "rule_region" NOT NULL,
    "source" JSONB NOT NULL,
    "confidence" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "words_zh" TEXT NOT NULL,
    "words_en" TEXT NOT NULL,
    "override_by" "staff_role",
    "reach" "rule_reach" NOT NULL DEFAULT 'new_acts',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "activated_at" TIMESTAMPTZ(3),
    "activated_by" UUID,
    "note" TEXT,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateTable
CREATE TABLE "rule_override" (
    "id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "subject_kind" "rule_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "actual" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_user_id" UUID NOT NULL,
    "by_role" "staff_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "screening_case" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "passage" TEXT NOT NULL,
    "decision" "screening_decision" NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "screening_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "severity" "rule_severity" NOT NULL,
    "subject_kind" "rule_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "actual" TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    "message_zh" TEXT NOT NULL,
    "message_en" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "offering_id" UUID,
    "provider_id" UUID,
    "school_id" TEXT,
    "town_id" TEXT,
    "first_lesson_on" DATE,
    "lessons" INTEGER NOT NULL DEFAULT 0,
    "children" INTEGER NOT NULL DEFAULT 0,
    "status" "finding_status" NOT NULL DEFAULT 'open',
    "assignee_id" UUID,
    "due_on" DATE,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_event" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_user_id" UUID,
    "by_role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,

    CONSTRAINT "finding_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recheck_run" (
    "id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "by_user_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "gone" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "recheck_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expiry_notice" (
    "id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "expires_on" DATE NOT NULL,
    "days_before" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expiry_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering_evaluation" (
    "offering_id" UUID NOT NULL,
    "answered" INTEGER NOT NULL,
    "satisfied" INTEGER NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offering_evaluation_pkey" PRIMARY KEY ("offering_id")
);

-- CreateIndex
CREATE INDEX "rule_override_subject_kind_subject_id_idx" ON "rule_override"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "screening_case_word_decided_at_idx" ON "screening_case"("word", "decided_at");

-- CreateIndex
CREATE INDEX "screening_case_course_id_idx" ON "screening_case"("course_id");

-- CreateIndex
CREATE INDEX "finding_status_severity_since_idx" ON "finding"("status", "severity", "since");

-- CreateIndex
CREATE INDEX "finding_rule_id_status_idx" ON "finding"("rule_id", "status");

-- CreateIndex
CREATE INDEX "finding_provider_id_status_idx" ON "finding"("provider_id", "status");

-- CreateIndex
CREATE INDEX "finding_school_id_status_idx" ON "finding"("school_id", "status");

-- CreateIndex
CREATE INDEX "finding_town_id_status_idx" ON "finding"("town_id", "status");

-- CreateIndex
CREATE INDEX "finding_offering_id_idx" ON "finding"("offering_id");

-- CreateIndex
CREATE INDEX "finding_event_finding_id_at_idx" ON "finding_event"("finding_id", "at");

-- CreateIndex
CREATE INDEX "recheck_run_started_at_idx" ON "recheck_run"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "expiry_notice_subject_kind_subject_id_expires_on_days_befor_key" ON "expiry_notice"("subject_kind", "subject_id", "expires_on", "days_before");

-- AddForeignKey
ALTER TABLE "screening_case" ADD CONSTRAINT "screening_case_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_event" ADD CONSTRAINT "finding_event_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering_evaluation" ADD CONSTRAINT "offering_evaluation_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ───────────────────────────── guards ─────────────────────────────

-- A version of a rule never changes: it can only be activated, once. One that was never activated may be thrown away.
CREATE FUNCTION "rule_version_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."activated_at" IS NULL THEN RETURN OLD; END IF;
    PERFORM "refuse"('rule_version_fixed', 'a version that was in force is kept');
  END IF;
  IF OLD."activated_at" IS NOT NULL
     OR to_jsonb(NEW) - '{activated_at,activated_by,note,reach}'::text[] <> to_jsonb(OLD) - '{activated_at,activated_by,note,reach}'::text[] THEN
    PERFORM "refuse"('rule_version_fixed', 'a version of a rule never changes');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rule_version_guard" BEFORE UPDATE OR DELETE ON "rule_version" FOR EACH ROW EXECUTE FUNCTION "rule_version_guard"();

-- A new version has a later date than the one before it.
CREATE FUNCTION "rule_version_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "rule_version" v WHERE v."rule_id" = NEW."rule_id" AND v."version" < NEW."version" AND v."valid_from" >= NEW."valid_from") THEN
    PERFORM "refuse"('rule_version_later', 'a new version begins later than the one before');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rule_version_order" BEFORE INSERT ON "rule_version" FOR EACH ROW EXECUTE FUNCTION "rule_version_order"();
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_period" CHECK ("version" >= 1 AND ("valid_to" IS NULL OR "valid_to" >= "valid_from"));

-- An override is kept for ever; it can only be taken back, once.
CREATE FUNCTION "rule_override_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."revoked_at" IS NOT NULL OR to_jsonb(NEW) - 'revoked_at' <> to_jsonb(OLD) - 'revoked_at' THEN
    PERFORM "refuse"('rule_override_kept', 'an override is kept as it was given');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rule_override_guard" BEFORE UPDATE OR DELETE ON "rule_override" FOR EACH ROW EXECUTE FUNCTION "rule_override_guard"();
ALTER TABLE "rule_override" ADD CONSTRAINT "rule_override_reason" CHECK (btrim("reason") <> '');

-- One open finding per rule, thing and place in it.
CREATE UNIQUE INDEX "finding_open_once" ON "finding" ("rule_id", "subject_kind", "subject_id", "path") WHERE "closed_at" IS NULL;
ALTER TABLE "finding" ADD CONSTRAINT "finding_closed_state" CHECK (("closed_at" IS NULL) = ("status" NOT IN ('gone', 'overridden')));
ALTER TABLE "finding" ADD CONSTRAINT "finding_rectify_date" CHECK ("status" <> 'rectifying' OR "due_on" IS NOT NULL);

ALTER TABLE "offering_evaluation" ADD CONSTRAINT "offering_evaluation_counts" CHECK ("answered" >= 1 AND "satisfied" BETWEEN 0 AND "answered");
ALTER TABLE "offering" ADD CONSTRAINT "offering_paused_for" CHECK (("paused_at" IS NULL) = ("paused_rule" IS NULL));
ALTER TABLE "course" ADD CONSTRAINT "course_homework" CHECK ("homework_minutes" BETWEEN 0 AND 600);
