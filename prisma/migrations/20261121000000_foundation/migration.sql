-- Names and similar texts are searched by trigrams; rooms and instructors are excluded by ranges.
CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('provider_owner', 'provider_instructor', 'school_admin', 'school_teacher', 'bureau_officer', 'bureau_inspector', 'bureau_admin');

-- CreateEnum
CREATE TYPE "calendar_day_kind" AS ENUM ('rest', 'school_on_weekend', 'county_break');

-- CreateEnum
CREATE TYPE "town_kind" AS ENUM ('urban', 'rural');

-- CreateEnum
CREATE TYPE "school_group_kind" AS ENUM ('integrated', 'co_built', 'cooperative');

-- CreateEnum
CREATE TYPE "school_kind" AS ENUM ('primary', 'junior', 'nine_year');

-- CreateEnum
CREATE TYPE "room_kind" AS ENUM ('classroom', 'art_room', 'music_room', 'dance_room', 'lab', 'computer_room', 'workshop', 'library', 'hall', 'gym', 'sports_ground');

-- CreateEnum
CREATE TYPE "provider_kind" AS ENUM ('association', 'sports_club', 'science_association', 'institution', 'department', 'public_venue', 'university', 'individual', 'alliance', 'school');

-- CreateEnum
CREATE TYPE "category" AS ENUM ('sport', 'art', 'science_tech', 'labour', 'integrated');

-- CreateEnum
CREATE TYPE "listing_status" AS ENUM ('draft', 'applied', 'under_review', 'returned', 'public_notice', 'listed', 'suspended', 'expired', 'removed');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('school_running_licence', 'business_licence', 'social_group_registration', 'bureau_approval', 'public_institution', 'heritage_certificate');

-- CreateEnum
CREATE TYPE "qualification_kind" AS ENUM ('teacher', 'coach', 'artist', 'craft', 'heritage', 'other');

-- CreateEnum
CREATE TYPE "staff_check_result" AS ENUM ('clear', 'hit');

-- CreateEnum
CREATE TYPE "course_status" AS ENUM ('draft', 'submitted', 'approved', 'returned', 'retired');

-- CreateEnum
CREATE TYPE "offering_status" AS ENUM ('draft', 'submitted', 'refused', 'approved', 'open', 'confirmed', 'merged', 'canceled', 'running', 'finished', 'settled');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('own_school', 'group', 'county');

-- CreateEnum
CREATE TYPE "payer" AS ENUM ('family', 'county');

-- CreateEnum
CREATE TYPE "allocation" AS ENUM ('first_come');

-- CreateEnum
CREATE TYPE "teaching_role" AS ENUM ('lead', 'assistant');

-- CreateEnum
CREATE TYPE "lesson_status" AS ENUM ('planned', 'taught', 'canceled', 'made_up');

-- CreateEnum
CREATE TYPE "claim_status" AS ENUM ('pending', 'confirmed', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "roster_import_status" AS ENUM ('previewed', 'applied', 'dropped');

-- CreateEnum
CREATE TYPE "consent_kind" AS ENUM ('child_data', 'roster_to_provider');

-- CreateEnum
CREATE TYPE "enrollment_status" AS ENUM ('held', 'confirmed', 'completed', 'withdrawn', 'canceled');

-- CreateEnum
CREATE TYPE "end_reason" AS ENUM ('hold_expired', 'guardian', 'school', 'provider', 'late_payment');

-- CreateEnum
CREATE TYPE "payee" AS ENUM ('fiscal', 'school');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('created', 'open', 'processing', 'paid', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "refund_reason" AS ENUM ('guardian_canceled', 'school_canceled', 'paid_too_late', 'paid_twice');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('requested', 'sent', 'arrived', 'failed');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "phone_number" TEXT,
    "phone_number_verified" BOOLEAN DEFAULT false,
    "two_factor_enabled" BOOLEAN DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "staff_role" NOT NULL,
    "provider_id" UUID,
    "school_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cast_member" (
    "key" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "cast_member_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "county_setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "county_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "estimated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" "calendar_day_kind" NOT NULL,
    "timetable_of" INTEGER,
    "name_zh" TEXT,
    "name_en" TEXT,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "town" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "town_kind" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "town_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "town_travel" (
    "from_town_id" TEXT NOT NULL,
    "to_town_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "town_travel_pkey" PRIMARY KEY ("from_town_id","to_town_id")
);

-- CreateTable
CREATE TABLE "school_group" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "school_group_kind" NOT NULL,

    CONSTRAINT "school_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "school_kind" NOT NULL,
    "town_id" TEXT NOT NULL,
    "group_id" TEXT,
    "address_zh" TEXT NOT NULL,
    "address_en" TEXT NOT NULL,
    "stripe_account_id" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_end" (
    "school_id" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "lesson_end_pkey" PRIMARY KEY ("school_id","grade","weekday")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "school_id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "room_kind" NOT NULL,
    "seats" INTEGER,
    "area_m2" INTEGER NOT NULL,
    "floor" INTEGER NOT NULL,
    "equipment" TEXT[],
    "open_minute" INTEGER NOT NULL DEFAULT 450,
    "close_minute" INTEGER NOT NULL DEFAULT 1110,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_closure" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider" (
    "id" UUID NOT NULL,
    "kind" "provider_kind" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "intro_zh" TEXT NOT NULL DEFAULT '',
    "intro_en" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "status" "listing_status" NOT NULL DEFAULT 'draft',
    "categories" "category"[],
    "valid_from" DATE,
    "valid_to" DATE,
    "notice_from" DATE,
    "notice_to" DATE,
    "applied_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_fee_standard" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "category" "category" NOT NULL,
    "item_zh" TEXT NOT NULL,
    "item_en" TEXT NOT NULL,
    "per_lesson_fen" INTEGER NOT NULL,
    "market_per_lesson_fen" INTEGER NOT NULL,

    CONSTRAINT "listing_fee_standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_decision" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_user_id" UUID,
    "to_status" "listing_status" NOT NULL,
    "reason" TEXT,

    CONSTRAINT "listing_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "number" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "valid_to" DATE,
    "file_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "user_id" UUID,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "qualification_kind" "qualification_kind",
    "qualification_zh" TEXT NOT NULL DEFAULT '',
    "qualification_en" TEXT NOT NULL DEFAULT '',
    "qualification_valid_to" DATE,
    "qualification_file_id" UUID,
    "in_service_teacher" BOOLEAN NOT NULL DEFAULT false,
    "lives_overseas" BOOLEAN NOT NULL DEFAULT false,
    "check_consent_on" DATE,
    "left_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_check" (
    "id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "checked_on" DATE NOT NULL,
    "result" "staff_check_result" NOT NULL,
    "reference" TEXT NOT NULL,
    "recorded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "status" "course_status" NOT NULL DEFAULT 'draft',
    "category" "category" NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "summary_zh" TEXT NOT NULL DEFAULT '',
    "summary_en" TEXT NOT NULL DEFAULT '',
    "syllabus_zh" TEXT[],
    "syllabus_en" TEXT[],
    "materials_zh" TEXT NOT NULL DEFAULT '',
    "materials_en" TEXT NOT NULL DEFAULT '',
    "grades" INTEGER[],
    "group_max" INTEGER,
    "room_kinds" "room_kind"[],
    "min_area_m2" INTEGER,
    "equipment" TEXT[],
    "submitted_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_review" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_user_id" UUID,
    "to_status" "course_status" NOT NULL,
    "reasons" TEXT,

    CONSTRAINT "course_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "school_id" TEXT NOT NULL,
    "term_id" TEXT NOT NULL,
    "status" "offering_status" NOT NULL DEFAULT 'draft',
    "grades" INTEGER[],
    "audience" "audience" NOT NULL DEFAULT 'own_school',
    "capacity" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL,
    "payer" "payer" NOT NULL,
    "per_lesson_fen" INTEGER NOT NULL,
    "materials_fen" INTEGER NOT NULL DEFAULT 0,
    "allocation" "allocation" NOT NULL DEFAULT 'first_come',
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "first_date" DATE NOT NULL,
    "weeks" INTEGER NOT NULL,
    "room_id" UUID,
    "refusal_reason" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering_slot" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "offering_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering_staff" (
    "offering_id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "role" "teaching_role" NOT NULL,

    CONSTRAINT "offering_staff_pkey" PRIMARY KEY ("offering_id","instructor_id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,
    "room_id" UUID,
    "status" "lesson_status" NOT NULL DEFAULT 'planned',
    "canceled_why" TEXT,

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_staff" (
    "lesson_id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "role" "teaching_role" NOT NULL,
    "date" DATE NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "lesson_staff_pkey" PRIMARY KEY ("lesson_id","instructor_id")
);

-- CreateTable
CREATE TABLE "guardian" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL,
    "school_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "grade" INTEGER NOT NULL,
    "class_name" TEXT NOT NULL,
    "pupil_number_cipher" TEXT NOT NULL,
    "pupil_number_key_id" TEXT NOT NULL,
    "pupil_number_hash" TEXT NOT NULL,
    "left_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian_child" (
    "guardian_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guardian_child_pkey" PRIMARY KEY ("guardian_id","child_id")
);

-- CreateTable
CREATE TABLE "child_claim" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "school_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "grade" INTEGER,
    "pupil_number_cipher" TEXT NOT NULL,
    "pupil_number_key_id" TEXT NOT NULL,
    "pupil_number_hash" TEXT NOT NULL,
    "status" "claim_status" NOT NULL DEFAULT 'pending',
    "child_id" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "child_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "school_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "roster_import_status" NOT NULL DEFAULT 'previewed',
    "rows_cipher" TEXT,
    "rows_key_id" TEXT,
    "summary" JSONB NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" "consent_kind" NOT NULL,
    "text_version" TEXT NOT NULL,
    "receiver_id" UUID,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "status" "enrollment_status" NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "quote" JSONB NOT NULL,
    "due_fen" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "end_reason",

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "status" "payment_status" NOT NULL DEFAULT 'created',
    "payee" "payee" NOT NULL,
    "payee_account" TEXT,
    "checkout_id" TEXT,
    "checkout_url" TEXT,
    "payment_intent_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "reason" "refund_reason" NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'requested',
    "stripe_refund_id" TEXT,
    "failure" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_user_id" UUID,
    "actor_role" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "position" BIGINT,
    "previous_hash" TEXT,
    "hash" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_phone_number_key" ON "user"("phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_secret_idx" ON "two_factor"("secret");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "membership_provider_id_idx" ON "membership"("provider_id");

-- CreateIndex
CREATE INDEX "membership_school_id_idx" ON "membership"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "cast_member_user_id_key" ON "cast_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "county_setting_key_valid_from_key" ON "county_setting"("key", "valid_from");

-- CreateIndex
CREATE INDEX "school_town_id_idx" ON "school"("town_id");

-- CreateIndex
CREATE INDEX "school_group_id_idx" ON "school"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_school_id_name_zh_key" ON "room"("school_id", "name_zh");

-- CreateIndex
CREATE INDEX "room_closure_room_id_from_date_idx" ON "room_closure"("room_id", "from_date");

-- CreateIndex
CREATE INDEX "listing_provider_id_status_idx" ON "listing"("provider_id", "status");

-- CreateIndex
CREATE INDEX "listing_status_applied_at_idx" ON "listing"("status", "applied_at");

-- CreateIndex
CREATE INDEX "listing_fee_standard_listing_id_idx" ON "listing_fee_standard"("listing_id");

-- CreateIndex
CREATE INDEX "listing_decision_listing_id_at_idx" ON "listing_decision"("listing_id", "at");

-- CreateIndex
CREATE INDEX "credential_provider_id_idx" ON "credential"("provider_id");

-- CreateIndex
CREATE INDEX "stored_file_provider_id_idx" ON "stored_file"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_user_id_key" ON "instructor"("user_id");

-- CreateIndex
CREATE INDEX "instructor_provider_id_idx" ON "instructor"("provider_id");

-- CreateIndex
CREATE INDEX "staff_check_instructor_id_checked_on_idx" ON "staff_check"("instructor_id", "checked_on");

-- CreateIndex
CREATE INDEX "course_provider_id_status_idx" ON "course"("provider_id", "status");

-- CreateIndex
CREATE INDEX "course_status_submitted_at_idx" ON "course"("status", "submitted_at");

-- CreateIndex
CREATE INDEX "course_review_course_id_at_idx" ON "course_review"("course_id", "at");

-- CreateIndex
CREATE INDEX "offering_course_id_status_idx" ON "offering"("course_id", "status");

-- CreateIndex
CREATE INDEX "offering_school_id_status_idx" ON "offering"("school_id", "status");

-- CreateIndex
CREATE INDEX "offering_status_opens_at_idx" ON "offering"("status", "opens_at");

-- CreateIndex
CREATE UNIQUE INDEX "offering_slot_offering_id_weekday_start_minute_key" ON "offering_slot"("offering_id", "weekday", "start_minute");

-- CreateIndex
CREATE INDEX "offering_staff_instructor_id_idx" ON "offering_staff"("instructor_id");

-- CreateIndex
CREATE INDEX "lesson_offering_id_date_idx" ON "lesson"("offering_id", "date");

-- CreateIndex
CREATE INDEX "lesson_room_id_date_idx" ON "lesson"("room_id", "date");

-- CreateIndex
CREATE INDEX "lesson_date_idx" ON "lesson"("date");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_offering_id_number_key" ON "lesson"("offering_id", "number");

-- CreateIndex
CREATE INDEX "lesson_staff_instructor_id_date_idx" ON "lesson_staff"("instructor_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "guardian_user_id_key" ON "guardian"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_pupil_number_hash_key" ON "child"("pupil_number_hash");

-- CreateIndex
CREATE INDEX "child_school_id_grade_class_name_idx" ON "child"("school_id", "grade", "class_name");

-- CreateIndex
CREATE INDEX "guardian_child_child_id_idx" ON "guardian_child"("child_id");

-- CreateIndex
CREATE INDEX "child_claim_school_id_status_idx" ON "child_claim"("school_id", "status");

-- CreateIndex
CREATE INDEX "child_claim_guardian_id_idx" ON "child_claim"("guardian_id");

-- CreateIndex
CREATE INDEX "roster_import_school_id_created_at_idx" ON "roster_import"("school_id", "created_at");

-- CreateIndex
CREATE INDEX "consent_child_id_kind_idx" ON "consent"("child_id", "kind");

-- CreateIndex
CREATE INDEX "consent_guardian_id_idx" ON "consent"("guardian_id");

-- CreateIndex
CREATE INDEX "enrollment_offering_id_status_idx" ON "enrollment"("offering_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_child_id_status_idx" ON "enrollment"("child_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_guardian_id_created_at_idx" ON "enrollment"("guardian_id", "created_at");

-- CreateIndex
CREATE INDEX "enrollment_status_held_until_idx" ON "enrollment"("status", "held_until");

-- CreateIndex
CREATE UNIQUE INDEX "payment_checkout_id_key" ON "payment"("checkout_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_payment_intent_id_key" ON "payment"("payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_enrollment_id_idx" ON "payment"("enrollment_id");

-- CreateIndex
CREATE INDEX "payment_status_expires_at_idx" ON "payment"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_status_requested_at_idx" ON "refund"("status", "requested_at");

-- CreateIndex
CREATE INDEX "message_user_id_created_at_idx" ON "message"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "message_user_id_read_at_idx" ON "message"("user_id", "read_at");

-- CreateIndex
CREATE INDEX "inbox_message_created_at_idx" ON "inbox_message"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_guardian_id_idx" ON "calendar_feed"("guardian_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_position_key" ON "audit_event"("position");

-- CreateIndex
CREATE INDEX "audit_event_subject_kind_subject_id_idx" ON "audit_event"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_user_id_at_idx" ON "audit_event"("actor_user_id", "at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cast_member" ADD CONSTRAINT "cast_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "town_travel" ADD CONSTRAINT "town_travel_from_town_id_fkey" FOREIGN KEY ("from_town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "town_travel" ADD CONSTRAINT "town_travel_to_town_id_fkey" FOREIGN KEY ("to_town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "school_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_end" ADD CONSTRAINT "lesson_end_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_closure" ADD CONSTRAINT "room_closure_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_fee_standard" ADD CONSTRAINT "listing_fee_standard_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_decision" ADD CONSTRAINT "listing_decision_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor" ADD CONSTRAINT "instructor_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor" ADD CONSTRAINT "instructor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor" ADD CONSTRAINT "instructor_qualification_file_id_fkey" FOREIGN KEY ("qualification_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_check" ADD CONSTRAINT "staff_check_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "instructor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_review" ADD CONSTRAINT "course_review_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering_slot" ADD CONSTRAINT "offering_slot_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering_staff" ADD CONSTRAINT "offering_staff_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering_staff" ADD CONSTRAINT "offering_staff_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "instructor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_staff" ADD CONSTRAINT "lesson_staff_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_staff" ADD CONSTRAINT "lesson_staff_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "instructor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian_child" ADD CONSTRAINT "guardian_child_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian_child" ADD CONSTRAINT "guardian_child_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_claim" ADD CONSTRAINT "child_claim_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_claim" ADD CONSTRAINT "child_claim_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ═══════════ What must always hold ═══════════
-- Every refusal below carries a constraint name, so that the application can say it in words.

-- Money, numbers, times
ALTER TABLE "listing_fee_standard" ADD CONSTRAINT "listing_fee_standard_below_market"
  CHECK ("per_lesson_fen" >= 0 AND "market_per_lesson_fen" > "per_lesson_fen"); -- P2
ALTER TABLE "offering" ADD CONSTRAINT "offering_numbers"
  CHECK ("capacity" >= 1 AND "minimum" BETWEEN 1 AND "capacity" AND "per_lesson_fen" >= 0 AND "materials_fen" >= 0 AND "weeks" BETWEEN 1 AND 26);
ALTER TABLE "offering" ADD CONSTRAINT "offering_opens_before_it_closes" CHECK ("opens_at" < "closes_at");
ALTER TABLE "offering" ADD CONSTRAINT "offering_grades" CHECK ("grades" <@ ARRAY[1,2,3,4,5,6,7,8,9] AND cardinality("grades") > 0);
ALTER TABLE "offering_slot" ADD CONSTRAINT "offering_slot_time"
  CHECK ("weekday" BETWEEN 1 AND 7 AND "start_minute" >= 0 AND "start_minute" < "end_minute" AND "end_minute" <= 1440);
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_time" CHECK ("start_minute" >= 0 AND "start_minute" < "end_minute" AND "end_minute" <= 1440);
ALTER TABLE "lesson_end" ADD CONSTRAINT "lesson_end_values" CHECK ("grade" BETWEEN 1 AND 9 AND "weekday" BETWEEN 1 AND 7 AND "end_minute" BETWEEN 0 AND 1440);
ALTER TABLE "room" ADD CONSTRAINT "room_numbers" CHECK ("seats" IS NULL OR "seats" > 0);
ALTER TABLE "room" ADD CONSTRAINT "room_area" CHECK ("area_m2" > 0);
ALTER TABLE "room_closure" ADD CONSTRAINT "room_closure_dates" CHECK ("from_date" <= "to_date");
ALTER TABLE "listing" ADD CONSTRAINT "listing_period" CHECK ("valid_from" <= "valid_to");
ALTER TABLE "listing" ADD CONSTRAINT "listing_listed_has_period" CHECK ("status" <> 'listed' OR ("valid_from" IS NOT NULL AND "valid_to" IS NOT NULL));
ALTER TABLE "child" ADD CONSTRAINT "child_grade" CHECK ("grade" BETWEEN 1 AND 9);
ALTER TABLE "town_travel" ADD CONSTRAINT "town_travel_minutes" CHECK ("minutes" BETWEEN 0 AND 240);
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_due" CHECK ("due_fen" >= 0);
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_held_until" CHECK ("status" <> 'held' OR "held_until" IS NOT NULL);
ALTER TABLE "payment" ADD CONSTRAINT "payment_amount" CHECK ("amount_fen" > 0);
ALTER TABLE "payment" ADD CONSTRAINT "payment_payee" CHECK (("payee" = 'school') = ("payee_account" IS NOT NULL)); -- F3
ALTER TABLE "refund" ADD CONSTRAINT "refund_amount" CHECK ("amount_fen" > 0);
ALTER TABLE "membership" ADD CONSTRAINT "membership_scope" CHECK (
  ("role" IN ('provider_owner', 'provider_instructor') AND "provider_id" IS NOT NULL AND "school_id" IS NULL) OR
  ("role" IN ('school_admin', 'school_teacher') AND "school_id" IS NOT NULL AND "provider_id" IS NULL) OR
  ("role" IN ('bureau_officer', 'bureau_inspector', 'bureau_admin') AND "provider_id" IS NULL AND "school_id" IS NULL));

-- One of each
CREATE UNIQUE INDEX "listing_one_application" ON "listing" ("provider_id") WHERE "status" IN ('draft', 'applied', 'under_review', 'returned', 'public_notice');
CREATE UNIQUE INDEX "listing_one_in_force" ON "listing" ("provider_id") WHERE "status" IN ('listed', 'suspended');
CREATE UNIQUE INDEX "payment_one_under_way" ON "payment" ("enrollment_id") WHERE "status" IN ('created', 'open', 'processing');
CREATE UNIQUE INDEX "child_claim_one_pending" ON "child_claim" ("guardian_id", "pupil_number_hash") WHERE "status" = 'pending';
CREATE UNIQUE INDEX "calendar_feed_one_live" ON "calendar_feed" ("guardian_id") WHERE "revoked_at" IS NULL;

-- Invariant 2, first half: at most one live place of a child in an offering
CREATE UNIQUE INDEX "enrollment_one_live_place" ON "enrollment" ("offering_id", "child_id") WHERE "status" IN ('held', 'confirmed');
-- What counting places reads
CREATE INDEX "enrollment_live" ON "enrollment" ("offering_id") WHERE "status" IN ('held', 'confirmed');
CREATE INDEX "enrollment_child_live" ON "enrollment" ("child_id") WHERE "status" IN ('held', 'confirmed');

-- Minutes since 2000-01-01 as a range: a time that an exclusion constraint can compare.
CREATE FUNCTION "during"("d" date, "start_minute" integer, "end_minute" integer) RETURNS int4range
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN int4range((d - DATE '2000-01-01') * 1440 + start_minute, (d - DATE '2000-01-01') * 1440 + end_minute);

-- Invariant 3: a room and an instructor are in one place at a time
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_room_once"
  EXCLUDE USING gist ("room_id" WITH =, "during"("date", "start_minute", "end_minute") WITH &&)
  WHERE ("room_id" IS NOT NULL AND "status" <> 'canceled');
ALTER TABLE "lesson_staff" ADD CONSTRAINT "lesson_staff_once"
  EXCLUDE USING gist ("instructor_id" WITH =, "during"("date", "start_minute", "end_minute") WITH &&)
  WHERE ("live");

-- The copies in lesson_staff follow the lesson.
CREATE FUNCTION "lesson_staff_copy"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT l."date", l."start_minute", l."end_minute", l."status" <> 'canceled'
    INTO NEW."date", NEW."start_minute", NEW."end_minute", NEW."live"
    FROM "lesson" l WHERE l."id" = NEW."lesson_id" FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER "lesson_staff_copy" BEFORE INSERT ON "lesson_staff" FOR EACH ROW EXECUTE FUNCTION "lesson_staff_copy"();

CREATE FUNCTION "lesson_staff_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "lesson_staff" s
     SET "date" = NEW."date", "start_minute" = NEW."start_minute", "end_minute" = NEW."end_minute", "live" = NEW."status" <> 'canceled'
   WHERE s."lesson_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "lesson_staff_follow" AFTER UPDATE OF "date", "start_minute", "end_minute", "status" ON "lesson"
  FOR EACH ROW EXECUTE FUNCTION "lesson_staff_follow"();

-- Refuse with a name the application knows.
CREATE FUNCTION "refuse"("constraint_name" text, "words" text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', words USING ERRCODE = '23514', CONSTRAINT = constraint_name;
END $$;

-- Invariant 1, first half: live places never exceed the capacity
CREATE FUNCTION "enrollment_place_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  places integer;
  taken integer;
BEGIN
  IF NEW."status" NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" IN ('held', 'confirmed') AND OLD."offering_id" = NEW."offering_id" AND OLD."child_id" = NEW."child_id" THEN
    RETURN NEW;
  END IF;
  SELECT "capacity" INTO places FROM "offering" WHERE "id" = NEW."offering_id" FOR UPDATE;
  SELECT count(*) INTO taken FROM "enrollment"
   WHERE "offering_id" = NEW."offering_id" AND "status" IN ('held', 'confirmed') AND "id" <> NEW."id";
  IF taken >= places THEN
    PERFORM "refuse"('enrollment_within_capacity', 'one place too many');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "enrollment_place_guard" BEFORE INSERT OR UPDATE ON "enrollment" FOR EACH ROW EXECUTE FUNCTION "enrollment_place_guard"();

CREATE FUNCTION "offering_capacity_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."capacity" < (SELECT count(*) FROM "enrollment" WHERE "offering_id" = NEW."id" AND "status" IN ('held', 'confirmed')) THEN
    PERFORM "refuse"('enrollment_within_capacity', 'capacity below the places taken');
  END IF;
  IF EXISTS (SELECT 1 FROM "room" r WHERE r."seats" < NEW."capacity" AND
             (r."id" = NEW."room_id" OR r."id" IN (SELECT l."room_id" FROM "lesson" l WHERE l."offering_id" = NEW."id" AND l."status" <> 'canceled'))) THEN
    PERFORM "refuse"('offering_within_room', 'capacity above the seats of the room');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "offering_capacity_guard" BEFORE INSERT OR UPDATE OF "capacity", "room_id" ON "offering"
  FOR EACH ROW EXECUTE FUNCTION "offering_capacity_guard"();

-- Invariant 1, second half: capacity within the room; a closed room takes nobody
CREATE FUNCTION "lesson_room_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  room_seats integer;
BEGIN
  IF NEW."room_id" IS NULL OR NEW."status" = 'canceled' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."room_id" = NEW."room_id" AND OLD."date" = NEW."date" AND OLD."status" <> 'canceled' THEN RETURN NEW; END IF;
  SELECT "seats" INTO room_seats FROM "room" WHERE "id" = NEW."room_id" FOR SHARE;
  IF room_seats < (SELECT "capacity" FROM "offering" WHERE "id" = NEW."offering_id") THEN
    PERFORM "refuse"('offering_within_room', 'capacity above the seats of the room');
  END IF;
  IF EXISTS (SELECT 1 FROM "room_closure" c WHERE c."room_id" = NEW."room_id" AND NEW."date" BETWEEN c."from_date" AND c."to_date") THEN
    PERFORM "refuse"('lesson_room_open', 'the room is closed that day');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lesson_room_guard" BEFORE INSERT OR UPDATE ON "lesson" FOR EACH ROW EXECUTE FUNCTION "lesson_room_guard"();

CREATE FUNCTION "room_seats_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "lesson" l JOIN "offering" o ON o."id" = l."offering_id"
              WHERE l."room_id" = NEW."id" AND l."status" = 'planned' AND o."capacity" > NEW."seats") THEN
    PERFORM "refuse"('offering_within_room', 'seats below the capacity of a class in this room');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "room_seats_guard" BEFORE UPDATE OF "seats" ON "room" FOR EACH ROW WHEN (NEW."seats" IS NOT NULL) EXECUTE FUNCTION "room_seats_guard"();

CREATE FUNCTION "room_closure_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "room" WHERE "id" = NEW."room_id" FOR UPDATE;
  IF EXISTS (SELECT 1 FROM "lesson" l WHERE l."room_id" = NEW."room_id" AND l."status" <> 'canceled' AND l."date" BETWEEN NEW."from_date" AND NEW."to_date") THEN
    PERFORM "refuse"('lesson_room_open', 'lessons take place in the room on these days');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "room_closure_guard" BEFORE INSERT OR UPDATE ON "room_closure" FOR EACH ROW EXECUTE FUNCTION "room_closure_guard"();

-- Invariant 2, second half: no two live places at overlapping times, travel between schools counted
CREATE FUNCTION "travel_minutes"("a" text, "b" text) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN a = b THEN 0 ELSE COALESCE(
    (SELECT t."minutes" FROM "school" x, "school" y, "town_travel" t
      WHERE x."id" = a AND y."id" = b AND t."from_town_id" = x."town_id" AND t."to_town_id" = y."town_id"), 0) END
$$;

CREATE FUNCTION "child_would_overlap"("child" uuid, "offering" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1
      FROM "enrollment" e
      JOIN "offering" oo ON oo."id" = e."offering_id"
      JOIN "offering" mine ON mine."id" = offering
      CROSS JOIN LATERAL (SELECT "travel_minutes"(oo."school_id", mine."school_id") AS gap) t
      JOIN "lesson" theirs ON theirs."offering_id" = e."offering_id" AND theirs."status" <> 'canceled'
      JOIN "lesson" l ON l."offering_id" = offering AND l."date" = theirs."date" AND l."status" <> 'canceled'
     WHERE e."child_id" = child AND e."offering_id" <> offering AND e."status" IN ('held', 'confirmed')
       AND l."start_minute" < theirs."end_minute" + t.gap AND theirs."start_minute" < l."end_minute" + t.gap)
$$;

CREATE FUNCTION "enrollment_overlap_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" IN ('held', 'confirmed') AND OLD."offering_id" = NEW."offering_id" AND OLD."child_id" = NEW."child_id" THEN
    RETURN NEW;
  END IF;
  -- One at a time per child; always after the offering's row, so that locks are taken in one order.
  PERFORM 1 FROM "child" WHERE "id" = NEW."child_id" FOR NO KEY UPDATE;
  IF "child_would_overlap"(NEW."child_id", NEW."offering_id") THEN
    PERFORM "refuse"('enrollment_no_overlap', 'the child has another class at that time');
  END IF;
  RETURN NEW;
END $$;
-- Triggers run in the order of their names: the offering is locked by "place" before the child is by "then_overlap".
CREATE TRIGGER "enrollment_then_overlap_guard" BEFORE INSERT OR UPDATE ON "enrollment" FOR EACH ROW EXECUTE FUNCTION "enrollment_overlap_guard"();

CREATE FUNCTION "lesson_overlap_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" <> 'canceled' AND EXISTS (
    SELECT 1 FROM "enrollment" e WHERE e."offering_id" = NEW."offering_id" AND e."status" IN ('held', 'confirmed')
      AND "child_would_overlap"(e."child_id", NEW."offering_id")) THEN
    PERFORM "refuse"('enrollment_no_overlap', 'a child of this class has another class at that time');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "lesson_overlap_guard" AFTER INSERT OR UPDATE OF "date", "start_minute", "end_minute", "status" ON "lesson"
  FOR EACH ROW EXECUTE FUNCTION "lesson_overlap_guard"();

-- The audit is append-only: a row is sealed once and never changed or deleted.
CREATE INDEX "audit_event_unsealed" ON "audit_event" ("id") WHERE "position" IS NULL;

CREATE FUNCTION "audit_event_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."position" IS NULL AND NEW."position" IS NOT NULL
     AND (OLD."id", OLD."at", OLD."actor_role", OLD."verb", OLD."subject_kind", OLD."subject_id", OLD."data") =
         (NEW."id", NEW."at", NEW."actor_role", NEW."verb", NEW."subject_kind", NEW."subject_id", NEW."data")
     AND OLD."actor_user_id" IS NOT DISTINCT FROM NEW."actor_user_id" THEN
    RETURN NEW;
  END IF;
  PERFORM "refuse"('audit_append_only', 'the audit is append-only');
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_event_guard" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "audit_event_guard"();

-- What the hash of an event covers, as text.
CREATE FUNCTION "audit_text"("e" "audit_event") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(e."id", to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e."actor_user_id", e."actor_role",
                           e."verb", e."subject_kind", e."subject_id", e."data")::text
$$;

-- Chain what has been committed since the last time: writers of events never wait for one another.
-- hash = SHA-256(previous hash, '|', position, '|', text), hex. Returns how many were sealed.
CREATE FUNCTION "audit_seal"() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  last_position bigint;
  last_hash text;
  event "audit_event";
  sealed integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(20261121);
  SELECT "position", "hash" INTO last_position, last_hash FROM "audit_event" WHERE "position" IS NOT NULL ORDER BY "position" DESC LIMIT 1;
  last_position := COALESCE(last_position, 0);
  last_hash := COALESCE(last_hash, '');
  FOR event IN SELECT * FROM "audit_event" WHERE "position" IS NULL ORDER BY "id" LOOP
    last_position := last_position + 1;
    UPDATE "audit_event"
       SET "position" = last_position, "previous_hash" = last_hash,
           "hash" = encode(sha256(convert_to(last_hash || '|' || last_position || '|' || "audit_text"(event), 'UTF8')), 'hex')
     WHERE "id" = event."id"
    RETURNING "hash" INTO last_hash;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $$;
