-- What families can find, one row per offering; Meilisearch is a copy of it.
CREATE TABLE "search_document" (
    "id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "revision" BIGSERIAL NOT NULL,
    "pushed_revision" BIGINT,
    "removed_at" TIMESTAMPTZ(3),
    "title_text" TEXT NOT NULL,
    "name_text" TEXT NOT NULL,
    "body_text" TEXT NOT NULL,
    "all_text" TEXT NOT NULL,
    "title_latin" TEXT NOT NULL,
    "name_latin" TEXT NOT NULL,
    "body_latin" TEXT NOT NULL,
    "all_latin" TEXT NOT NULL,
    "grams" TEXT[],
    "category" TEXT NOT NULL,
    "grades" INTEGER[],
    "weekdays" INTEGER[],
    "town_id" TEXT NOT NULL,
    "school_id" TEXT NOT NULL,
    "group_id" TEXT,
    "provider_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "phase_rank" INTEGER NOT NULL,
    "free" BOOLEAN NOT NULL,
    "per_lesson_fen" INTEGER NOT NULL,
    "places_left" INTEGER NOT NULL,
    "has_places" BOOLEAN NOT NULL,
    "first_date" DATE NOT NULL,
    "start_minute" INTEGER NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "search_document_all_text_idx" ON "search_document" USING GIN ("all_text" gin_trgm_ops);
CREATE INDEX "search_document_all_latin_idx" ON "search_document" USING GIN ("all_latin" gin_trgm_ops);
CREATE INDEX "search_document_grams_idx" ON "search_document" USING GIN ("grams");
CREATE INDEX "search_document_grades_idx" ON "search_document" USING GIN ("grades");
CREATE INDEX "search_document_weekdays_idx" ON "search_document" USING GIN ("weekdays");
CREATE INDEX "search_document_school_id_idx" ON "search_document"("school_id");
CREATE INDEX "search_document_provider_id_idx" ON "search_document"("provider_id");

-- What Meilisearch has not got yet.
CREATE INDEX "search_document_unpushed" ON "search_document" ("revision") WHERE "pushed_revision" IS DISTINCT FROM "revision";
