-- CreateEnum
CREATE TYPE "draw_status" AS ENUM ('announced', 'frozen', 'holding', 'drawn', 'aborted');

-- CreateEnum
CREATE TYPE "draw_paper_kind" AS ENUM ('inputs', 'outcome');

-- CreateEnum
CREATE TYPE "reserve_class" AS ENUM ('hardship', 'rural', 'special_needs');

-- CreateEnum
CREATE TYPE "wish_result" AS ENUM ('won', 'lost', 'dropped', 'void');

-- CreateEnum
CREATE TYPE "waiting_status" AS ENUM ('waiting', 'offered', 'accepted', 'declined', 'lapsed', 'refused', 'left', 'closed');

-- CreateEnum
CREATE TYPE "waiting_move_kind" AS ENUM ('jump', 'pass_over', 'choose', 'refuse');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "allocation" ADD VALUE 'draw';
ALTER TYPE "allocation" ADD VALUE 'school_choice';

-- AlterEnum
ALTER TYPE "end_reason" ADD VALUE 'merged';

-- AlterEnum
ALTER TYPE "quote_revision_reason" ADD VALUE 'merged';

-- AlterTable
ALTER TABLE "offering" ADD COLUMN     "draw_id" UUID,
ADD COLUMN     "formation_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "draw" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "status" "draw_status" NOT NULL DEFAULT 'announced',
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "pay_until" TIMESTAMPTZ(3) NOT NULL,
    "public_value" TEXT NOT NULL,
    "public_note" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "secret_cipher" TEXT NOT NULL,
    "secret_key_id" TEXT NOT NULL,
    "seed" TEXT,
    "algorithm" TEXT NOT NULL,
    "announced_by" UUID NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "held_by" UUID,
    "held_at" TIMESTAMPTZ(3),
    "drawn_at" TIMESTAMPTZ(3),
    "aborted_by" UUID,
    "aborted_at" TIMESTAMPTZ(3),
    "aborted_why" TEXT,

    CONSTRAINT "draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draw_paper" (
    "draw_id" UUID NOT NULL,
    "kind" "draw_paper_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draw_paper_pkey" PRIMARY KEY ("draw_id","kind")
);

-- CreateTable
CREATE TABLE "reserved_places" (
    "offering_id" UUID NOT NULL,
    "class" "reserve_class" NOT NULL,
    "position" INTEGER NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "reserved_places_pkey" PRIMARY KEY ("offering_id","class")
);

-- CreateTable
CREATE TABLE "wish_list" (
    "id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "cap" INTEGER NOT NULL,
    "tie_id" UUID,
    "code" TEXT NOT NULL,
    "applicant" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wish_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wish" (
    "wish_list_id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "result" "wish_result",
    "round" INTEGER,
    "reserved" BOOLEAN,
    "number" INTEGER,
    "of" INTEGER,
    "last_admitted" INTEGER,
    "why" TEXT,
    "refusal" JSONB,
    "enrollment_id" UUID,

    CONSTRAINT "wish_pkey" PRIMARY KEY ("wish_list_id","offering_id")
);

-- CreateTable
CREATE TABLE "waiting_entry" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "status" "waiting_status" NOT NULL DEFAULT 'waiting',
    "position" INTEGER NOT NULL,
    "tie_id" UUID,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_since" TIMESTAMPTZ(3),
    "offered_at" TIMESTAMPTZ(3),
    "offer_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "request_key" UUID,
    "enrollment_id" UUID,

    CONSTRAINT "waiting_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_move" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "kind" "waiting_move_kind" NOT NULL,
    "from_position" INTEGER NOT NULL,
    "to_position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by_user_id" UUID NOT NULL,
    "by_role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waiting_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_reply" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_reply_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateIndex
CREATE INDEX "draw_status_closes_at_idx" ON "draw"("status", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "reserved_places_offering_id_position_key" ON "reserved_places"("offering_id", "position");

-- CreateIndex
CREATE INDEX "wish_list_child_id_idx" ON "wish_list"("child_id");

-- CreateIndex
CREATE INDEX "wish_list_tie_id_idx" ON "wish_list"("tie_id");

-- CreateIndex
CREATE UNIQUE INDEX "wish_list_draw_id_child_id_key" ON "wish_list"("draw_id", "child_id");

-- CreateIndex
CREATE UNIQUE INDEX "wish_list_draw_id_applicant_key" ON "wish_list"("draw_id", "applicant");

-- CreateIndex
CREATE UNIQUE INDEX "wish_enrollment_id_key" ON "wish"("enrollment_id");

-- CreateIndex
CREATE INDEX "wish_offering_id_idx" ON "wish"("offering_id");

-- CreateIndex
CREATE UNIQUE INDEX "wish_wish_list_id_rank_key" ON "wish"("wish_list_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "waiting_entry_enrollment_id_key" ON "waiting_entry"("enrollment_id");

-- CreateIndex
CREATE INDEX "waiting_entry_offering_id_status_position_idx" ON "waiting_entry"("offering_id", "status", "position");

-- CreateIndex
CREATE INDEX "waiting_entry_child_id_status_idx" ON "waiting_entry"("child_id", "status");

-- CreateIndex
CREATE INDEX "waiting_entry_guardian_id_joined_at_idx" ON "waiting_entry"("guardian_id", "joined_at");

-- CreateIndex
CREATE INDEX "waiting_entry_status_offer_until_idx" ON "waiting_entry"("status", "offer_until");

-- CreateIndex
CREATE UNIQUE INDEX "waiting_entry_guardian_id_request_key_key" ON "waiting_entry"("guardian_id", "request_key");

-- CreateIndex
CREATE INDEX "waiting_move_offering_id_at_idx" ON "waiting_move"("offering_id", "at");

-- CreateIndex
CREATE INDEX "waiting_move_entry_id_idx" ON "waiting_move"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "api_reply_created_at_idx" ON "api_reply"("created_at");

-- CreateIndex
CREATE INDEX "offering_status_closes_at_idx" ON "offering"("status", "closes_at");

-- CreateIndex
CREATE INDEX "offering_draw_id_idx" ON "offering"("draw_id");

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "offering"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw_paper" ADD CONSTRAINT "draw_paper_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reserved_places" ADD CONSTRAINT "reserved_places_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_list" ADD CONSTRAINT "wish_list_draw_id_fkey" FOREIGN KEY ("draw_id") REFERENCES "draw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_list" ADD CONSTRAINT "wish_list_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish_list" ADD CONSTRAINT "wish_list_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_wish_list_id_fkey" FOREIGN KEY ("wish_list_id") REFERENCES "wish_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_move" ADD CONSTRAINT "waiting_move_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "waiting_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

