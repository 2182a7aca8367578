-- CreateEnum
CREATE TYPE "lesson_canceler" AS ENUM ('school', 'provider', 'force_majeure');

-- CreateEnum
CREATE TYPE "attendance_state" AS ENUM ('present', 'absent', 'excused', 'left_early');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('stripe', 'bank_transfer', 'credit');

-- CreateEnum
CREATE TYPE "refund_route" AS ENUM ('original', 'credit', 'bank_transfer');

-- CreateEnum
CREATE TYPE "entitlement_class" AS ENUM ('subsistence', 'extreme_poverty', 'orphan', 'unsupported', 'disabled', 'poverty_monitoring', 'left_behind', 'migrant');

-- CreateEnum
CREATE TYPE "entitlement_source" AS ENUM ('civil_affairs', 'agriculture', 'disabled_federation', 'guardian');

-- CreateEnum
CREATE TYPE "entitlement_claim_status" AS ENUM ('pending', 'granted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "charge_kind" AS ENUM ('service', 'agency', 'materials');

-- CreateEnum
CREATE TYPE "quote_revision_reason" AS ENUM ('entitlement_gained', 'entitlement_lost');

-- CreateEnum
CREATE TYPE "ledger_account" AS ENUM ('receivable', 'billed', 'cash', 'supervised', 'programme_claim', 'programme_held', 'county_claim', 'county_held', 'provider_payable', 'school_income', 'refund_payable', 'family_credit', 'unassigned', 'stripe_fees');

-- CreateEnum
CREATE TYPE "settlement_status" AS ENUM ('draft', 'confirmed', 'paid');

-- CreateEnum
CREATE TYPE "settlement_line_kind" AS ENUM ('lesson', 'reversal', 'adjustment');

-- CreateEnum
CREATE TYPE "bank_statement_format" AS ENUM ('csv', 'camt053');

-- CreateEnum
CREATE TYPE "bank_line_status" AS ENUM ('matched', 'asked', 'returned', 'ignored');

-- CreateEnum
CREATE TYPE "reconciliation_status" AS ENUM ('matched', 'unknown_here', 'missing_there', 'amount_differs');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "refund_reason" ADD VALUE 'withdrawn';
ALTER TYPE "refund_reason" ADD VALUE 'lesson_canceled';
ALTER TYPE "refund_reason" ADD VALUE 'absence';
ALTER TYPE "refund_reason" ADD VALUE 'price_changed';

-- AlterTable
ALTER TABLE "offering" ADD COLUMN     "service_fen" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "canceled_at" TIMESTAMPTZ(3),
ADD COLUMN     "canceled_by" "lesson_canceler",
ADD COLUMN     "dispute_reason" TEXT,
ADD COLUMN     "disputed_at" TIMESTAMPTZ(3),
ADD COLUMN     "makes_up_id" UUID,
ADD COLUMN     "provider_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider_confirmed_by" UUID,
ADD COLUMN     "school_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "school_confirmed_by" UUID;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "method" "payment_method" NOT NULL DEFAULT 'stripe';

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "alarmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "route" "refund_route" NOT NULL DEFAULT 'original';

-- CreateTable
CREATE TABLE "attendance" (
    "lesson_id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "state" "attendance_state" NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "marked_by" UUID NOT NULL,
    "leave_asked_at" TIMESTAMPTZ(3),
    "pick_up_person_id" UUID,
    "picked_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("lesson_id","enrollment_id")
);

-- CreateTable
CREATE TABLE "pick_up_person" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pick_up_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class" "entitlement_class" NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "source" "entitlement_source" NOT NULL,
    "import_id" UUID,
    "claim_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement_import" (
    "id" UUID NOT NULL,
    "source" "entitlement_source" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "roster_import_status" NOT NULL DEFAULT 'previewed',
    "rows_cipher" TEXT,
    "rows_key_id" TEXT,
    "summary" JSONB NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "entitlement_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement_claim" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class" "entitlement_class" NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "status" "entitlement_claim_status" NOT NULL DEFAULT 'pending',
    "proof_name" TEXT NOT NULL,
    "proof_media_type" TEXT NOT NULL,
    "proof_sha256" TEXT NOT NULL,
    "proof_cipher" TEXT,
    "proof_key_id" TEXT,
    "answer" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entitlement_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "classes" "entitlement_class"[],
    "towns" "town_kind"[],
    "percent" INTEGER NOT NULL,
    "covers" "charge_kind"[],
    "cap_fen" INTEGER,
    "budget_fen" INTEGER NOT NULL,
    "reserved_fen" INTEGER NOT NULL DEFAULT 0,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subsidy_grant" (
    "enrollment_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,

    CONSTRAINT "subsidy_grant_pkey" PRIMARY KEY ("enrollment_id","programme_id")
);

-- CreateTable
CREATE TABLE "quote_revision" (
    "enrollment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from_date" DATE NOT NULL,
    "quote" JSONB NOT NULL,
    "reason" "quote_revision_reason" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quote_revision_pkey" PRIMARY KEY ("enrollment_id","number")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "key" TEXT,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posting" (
    "entry_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "account" "ledger_account" NOT NULL,
    "party" TEXT NOT NULL DEFAULT '',
    "fund" TEXT NOT NULL DEFAULT '',
    "enrollment_id" UUID,
    "amount_fen" INTEGER NOT NULL,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("entry_id","line")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "payment_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_series" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "receipt_series_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "status" "settlement_status" NOT NULL DEFAULT 'draft',
    "total_fen" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "paid_by" UUID,
    "reference" TEXT,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_line" (
    "settlement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "entry_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "kind" "settlement_line_kind" NOT NULL,
    "lesson_id" UUID,
    "offering_id" UUID,
    "fund" TEXT NOT NULL,
    "children" INTEGER NOT NULL,
    "amount_fen" INTEGER NOT NULL,

    CONSTRAINT "settlement_line_pkey" PRIMARY KEY ("settlement_id","position")
);

-- CreateTable
CREATE TABLE "settlement_run" (
    "id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "by_user_id" UUID,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_order" (
    "enrollment_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "remind_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_order_pkey" PRIMARY KEY ("enrollment_id")
);

-- CreateTable
CREATE TABLE "bank_statement" (
    "id" UUID NOT NULL,
    "payee" TEXT NOT NULL,
    "format" "bank_statement_format" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "from_date" DATE,
    "to_date" DATE,
    "imported_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_line" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "payee" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "booked_on" DATE NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "text_cipher" TEXT NOT NULL,
    "text_key_id" TEXT NOT NULL,
    "status" "bank_line_status" NOT NULL,
    "doubt" TEXT,
    "payment_id" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "bank_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_run" (
    "id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "matched" INTEGER NOT NULL DEFAULT 0,
    "open" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_item" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "fee_fen" INTEGER NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "reconciliation_status" NOT NULL,
    "payment_id" UUID,
    "refund_id" UUID,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "note" TEXT,

    CONSTRAINT "reconciliation_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_enrollment_id_idx" ON "attendance"("enrollment_id");

-- CreateIndex
CREATE INDEX "pick_up_person_child_id_idx" ON "pick_up_person"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_claim_id_key" ON "entitlement"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_child_id_class_source_from_date_key" ON "entitlement"("child_id", "class", "source", "from_date");

-- CreateIndex
CREATE INDEX "entitlement_import_created_at_idx" ON "entitlement_import"("created_at");

-- CreateIndex
CREATE INDEX "entitlement_claim_status_created_at_idx" ON "entitlement_claim"("status", "created_at");

-- CreateIndex
CREATE INDEX "entitlement_claim_child_id_idx" ON "entitlement_claim"("child_id");

-- CreateIndex
CREATE INDEX "subsidy_grant_programme_id_child_id_term_id_idx" ON "subsidy_grant"("programme_id", "child_id", "term_id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_number_key" ON "journal_entry"("number");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_key_key" ON "journal_entry"("key");

-- CreateIndex
CREATE INDEX "journal_entry_day_idx" ON "journal_entry"("day");

-- CreateIndex
CREATE INDEX "journal_entry_subject_kind_subject_id_idx" ON "journal_entry"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "posting_enrollment_id_idx" ON "posting"("enrollment_id");

-- CreateIndex
CREATE INDEX "posting_account_party_idx" ON "posting"("account", "party");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_payment_id_key" ON "receipt"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_series_number_key" ON "receipt"("series", "number");

-- CreateIndex
CREATE INDEX "settlement_status_month_idx" ON "settlement"("status", "month");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_provider_id_month_key" ON "settlement"("provider_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_line_entry_id_provider_id_offering_id_fund_key" ON "settlement_line"("entry_id", "provider_id", "offering_id", "fund");

-- CreateIndex
CREATE INDEX "settlement_run_started_at_idx" ON "settlement_run"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_order_reference_key" ON "transfer_order"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_payee_sha256_key" ON "bank_statement"("payee", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "bank_line_payment_id_key" ON "bank_line"("payment_id");

-- CreateIndex
CREATE INDEX "bank_line_status_idx" ON "bank_line"("status");

-- CreateIndex
CREATE UNIQUE INDEX "bank_line_payee_external_id_key" ON "bank_line"("payee", "external_id");

-- CreateIndex
CREATE INDEX "reconciliation_run_started_at_idx" ON "reconciliation_run"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_item_key_key" ON "reconciliation_item"("key");

-- CreateIndex
CREATE INDEX "reconciliation_item_status_moved_at_idx" ON "reconciliation_item"("status", "moved_at");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_makes_up_id_key" ON "lesson"("makes_up_id");

-- CreateIndex
CREATE INDEX "lesson_status_provider_confirmed_at_idx" ON "lesson"("status", "provider_confirmed_at");

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_makes_up_id_fkey" FOREIGN KEY ("makes_up_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_pick_up_person_id_fkey" FOREIGN KEY ("pick_up_person_id") REFERENCES "pick_up_person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pick_up_person" ADD CONSTRAINT "pick_up_person_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "entitlement_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "entitlement_claim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement_claim" ADD CONSTRAINT "entitlement_claim_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "guardian"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement_claim" ADD CONSTRAINT "entitlement_claim_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_revision" ADD CONSTRAINT "quote_revision_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posting" ADD CONSTRAINT "posting_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_settlement_id_fkey" FOREIGN KEY ("settlement_id") REFERENCES "settlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_order" ADD CONSTRAINT "transfer_order_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_item" ADD CONSTRAINT "reconciliation_item_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_item" ADD CONSTRAINT "reconciliation_item_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- ═══════════ What must always hold ═══════════

ALTER TABLE "offering" ADD CONSTRAINT "offering_service_fee" CHECK ("service_fen" >= 0);
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_not_its_own_make_up" CHECK ("makes_up_id" <> "id");
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_taught_is_confirmed"
  CHECK ("status" <> 'taught' OR ("provider_confirmed_at" IS NOT NULL AND "school_confirmed_at" IS NOT NULL)); -- F8
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_dates" CHECK ("from_date" <= "to_date");
ALTER TABLE "entitlement_claim" ADD CONSTRAINT "entitlement_claim_dates" CHECK ("from_date" <= "to_date");
CREATE UNIQUE INDEX "entitlement_claim_one_pending" ON "entitlement_claim" ("child_id", "class") WHERE "status" = 'pending';
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_amount" CHECK ("amount_fen" <> 0);
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_total" CHECK ("total_fen" > 0 AND "month" = date_trunc('month', "month")::date);
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_steps" CHECK (
  ("status" = 'draft') = ("confirmed_at" IS NULL) AND ("status" = 'paid') = ("paid_at" IS NOT NULL));
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_number" CHECK ("number" >= 1);
ALTER TABLE "payment" ADD CONSTRAINT "payment_method_has_no_page" CHECK ("method" = 'stripe' OR "checkout_id" IS NULL);

-- Invariant 6: a programme never promises more than its budget, nor a child more than its cap.
ALTER TABLE "programme" ADD CONSTRAINT "programme_numbers" CHECK (
  "percent" BETWEEN 1 AND 100 AND "budget_fen" >= 0 AND "cap_fen" > 0 AND "from_date" <= "to_date"
  AND cardinality("towns") > 0 AND cardinality("covers") > 0);
ALTER TABLE "programme" ADD CONSTRAINT "programme_within_budget" CHECK ("reserved_fen" BETWEEN 0 AND "budget_fen");
ALTER TABLE "subsidy_grant" ADD CONSTRAINT "subsidy_grant_amount" CHECK ("amount_fen" >= 0);

-- The programme's row is locked by what changes its sum, so that grants of one programme come one after the other and
-- each sees the ones before it when the cap is counted.
CREATE FUNCTION "subsidy_grant_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "more" integer := COALESCE(NEW.amount_fen, 0) - COALESCE(OLD.amount_fen, 0);
  "cap" integer;
  "sum" bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.enrollment_id, NEW.programme_id, NEW.child_id, NEW.term_id)
       IS DISTINCT FROM (OLD.enrollment_id, OLD.programme_id, OLD.child_id, OLD.term_id) THEN
    PERFORM refuse('subsidy_grant_fixed', 'a grant belongs to one place, child, term and programme');
  END IF;
  IF "more" <> 0 THEN
    UPDATE programme p SET reserved_fen = p.reserved_fen + "more" WHERE p.id = COALESCE(NEW.programme_id, OLD.programme_id)
    RETURNING p.cap_fen INTO "cap";
  END IF;
  IF "more" > 0 AND "cap" IS NOT NULL THEN
    SELECT sum(g.amount_fen) INTO "sum" FROM subsidy_grant g
     WHERE g.programme_id = NEW.programme_id AND g.child_id = NEW.child_id AND g.term_id = NEW.term_id;
    IF "sum" > "cap" THEN
      PERFORM refuse('programme_within_cap', 'more than the cap for one child and term');
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "subsidy_grant_guard" AFTER INSERT OR UPDATE OR DELETE ON "subsidy_grant" FOR EACH ROW EXECUTE FUNCTION "subsidy_grant_guard"();

-- Invariant 5: every entry balances, and nothing in the ledger is ever edited. The postings of an entry come in one
-- statement, so nobody can add to an entry later.
ALTER TABLE "posting" ADD CONSTRAINT "posting_amount" CHECK ("amount_fen" <> 0);

CREATE FUNCTION "posting_balance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_postings n GROUP BY n.entry_id HAVING sum(n.amount_fen) <> 0) THEN
    PERFORM refuse('journal_entry_balances', 'the postings of an entry add up to zero');
  END IF;
  IF EXISTS (SELECT 1 FROM (SELECT n.entry_id, count(*) AS lines FROM new_postings n GROUP BY n.entry_id) e
              WHERE e.lines <> (SELECT count(*) FROM posting p WHERE p.entry_id = e.entry_id)) THEN
    PERFORM refuse('journal_entry_whole', 'an entry is posted whole');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "posting_balance" AFTER INSERT ON "posting" REFERENCING NEW TABLE AS "new_postings"
  FOR EACH STATEMENT EXECUTE FUNCTION "posting_balance"();

CREATE FUNCTION "journal_entry_posted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM posting p WHERE p.entry_id = NEW.id) THEN
    PERFORM refuse('journal_entry_posted', 'an entry has postings');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "journal_entry_posted" AFTER INSERT ON "journal_entry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "journal_entry_posted"();

CREATE FUNCTION "ledger_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse('ledger_append_only', 'what is posted is never edited: post the contrary');
  RETURN NULL;
END $$;
CREATE TRIGGER "journal_entry_append_only" BEFORE UPDATE OR DELETE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "posting_append_only" BEFORE UPDATE OR DELETE ON "posting" FOR EACH ROW EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "journal_entry_no_truncate" BEFORE TRUNCATE ON "journal_entry" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
CREATE TRIGGER "posting_no_truncate" BEFORE TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_is_append_only"();
