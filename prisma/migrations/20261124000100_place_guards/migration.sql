-- What the database itself refuses about draws, wishes and waiting lists. Apart from the migration before it, since a new
-- value of an enum cannot be used in the transaction that adds it.

-- A drawn class belongs to a draw, and only a drawn class has reserved places
ALTER TABLE "offering" ADD CONSTRAINT "offering_draw_by_draw" CHECK ("draw_id" IS NULL OR "allocation" = 'draw');
ALTER TABLE "reserved_places" ADD CONSTRAINT "reserved_places_some" CHECK ("places" > 0 AND "position" >= 0);
ALTER TABLE "wish_list" ADD CONSTRAINT "wish_list_cap" CHECK ("cap" >= 1);
ALTER TABLE "wish" ADD CONSTRAINT "wish_rank" CHECK ("rank" >= 1);
ALTER TABLE "draw" ADD CONSTRAINT "draw_window" CHECK ("opens_at" < "closes_at" AND "closes_at" < "pay_until");
-- The seed is out when the draw is over, and not before
ALTER TABLE "draw" ADD CONSTRAINT "draw_seed_after" CHECK (("seed" IS NOT NULL) = ("status" IN ('drawn', 'aborted')));
ALTER TABLE "draw" ADD CONSTRAINT "draw_commitment" CHECK ("commitment" ~ '^[0-9a-f]{64}$');
ALTER TABLE "waiting_entry" ADD CONSTRAINT "waiting_entry_offer" CHECK ("status" <> 'offered' OR "offer_until" IS NOT NULL);

-- One child waits once for a class, and each stands at a position of its own
CREATE UNIQUE INDEX "waiting_entry_one_live" ON "waiting_entry" ("offering_id", "child_id") WHERE "status" IN ('waiting', 'offered');
CREATE UNIQUE INDEX "waiting_entry_one_position" ON "waiting_entry" ("offering_id", "position") WHERE "status" IN ('waiting', 'offered');
CREATE INDEX "waiting_entry_offered" ON "waiting_entry" ("offering_id") WHERE "status" = 'offered';

-- Places that are taken: live enrollments, and offers that a family of the waiting list has not answered yet. A child's own
-- offer does not stand in the way of the place it is about.
CREATE FUNCTION "places_taken"("offering" uuid, "but_enrollment" uuid DEFAULT NULL, "but_child" uuid DEFAULT NULL)
RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT ((SELECT count(*) FROM "enrollment" e WHERE e."offering_id" = offering AND e."status" IN ('held', 'confirmed')
              AND e."id" IS DISTINCT FROM but_enrollment)
        + (SELECT count(*) FROM "waiting_entry" w WHERE w."offering_id" = offering AND w."status" = 'offered'
              AND w."child_id" IS DISTINCT FROM but_child))::integer
$$;

CREATE OR REPLACE FUNCTION "enrollment_place_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  places integer;
BEGIN
  IF NEW."status" NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" IN ('held', 'confirmed') AND OLD."offering_id" = NEW."offering_id" AND OLD."child_id" = NEW."child_id" THEN
    RETURN NEW;
  END IF;
  SELECT "capacity" INTO places FROM "offering" WHERE "id" = NEW."offering_id" FOR UPDATE;
  IF "places_taken"(NEW."offering_id", NEW."id", NEW."child_id") >= places THEN
    PERFORM "refuse"('enrollment_within_capacity', 'one place too many');
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "waiting_offer_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  places integer;
BEGIN
  IF NEW."status" <> 'offered' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" = 'offered' THEN RETURN NEW; END IF;
  SELECT "capacity" INTO places FROM "offering" WHERE "id" = NEW."offering_id" FOR UPDATE;
  IF "places_taken"(NEW."offering_id", NULL, NEW."child_id") >= places THEN
    PERFORM "refuse"('enrollment_within_capacity', 'one place too many');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "waiting_offer_guard" BEFORE INSERT OR UPDATE OF "status", "offering_id", "child_id" ON "waiting_entry"
  FOR EACH ROW EXECUTE FUNCTION "waiting_offer_guard"();

CREATE OR REPLACE FUNCTION "offering_capacity_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."capacity" < "places_taken"(NEW."id") THEN
    PERFORM "refuse"('enrollment_within_capacity', 'capacity below the places taken');
  END IF;
  IF EXISTS (SELECT 1 FROM "room" r WHERE r."seats" < NEW."capacity" AND
             (r."id" = NEW."room_id" OR r."id" IN (SELECT l."room_id" FROM "lesson" l WHERE l."offering_id" = NEW."id" AND l."status" <> 'canceled'))) THEN
    PERFORM "refuse"('offering_within_room', 'capacity above the seats of the room');
  END IF;
  RETURN NEW;
END $$;

-- Once its inputs are fixed, nobody hands in, takes back or ranks anew
CREATE FUNCTION "wish_frozen_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  list uuid := COALESCE(NEW."wish_list_id", OLD."wish_list_id");
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."wish_list_id", NEW."offering_id", NEW."rank") IS NOT DISTINCT FROM (OLD."wish_list_id", OLD."offering_id", OLD."rank") THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM "wish_list" w JOIN "draw" d ON d."id" = w."draw_id" WHERE w."id" = list AND d."status" <> 'announced') THEN
    PERFORM "refuse"('wish_frozen', 'the window of this draw is over');
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "wish_frozen_guard" BEFORE INSERT OR UPDATE OR DELETE ON "wish" FOR EACH ROW EXECUTE FUNCTION "wish_frozen_guard"();

CREATE FUNCTION "wish_list_frozen_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "draw" d WHERE d."id" = COALESCE(NEW."draw_id", OLD."draw_id") AND d."status" <> 'announced') THEN
    PERFORM "refuse"('wish_frozen', 'the window of this draw is over');
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "wish_list_frozen_guard" BEFORE INSERT OR UPDATE OR DELETE ON "wish_list" FOR EACH ROW EXECUTE FUNCTION "wish_list_frozen_guard"();

-- What was published of a draw stays as it was published, and what it was announced with too
CREATE FUNCTION "draw_paper_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "refuse"('draw_paper_published', 'what was published of a draw is not changed');
  RETURN NULL;
END $$;
CREATE TRIGGER "draw_paper_guard" BEFORE UPDATE OR DELETE ON "draw_paper" FOR EACH ROW EXECUTE FUNCTION "draw_paper_guard"();

CREATE FUNCTION "draw_announced_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."commitment", NEW."public_value", NEW."secret_cipher", NEW."opens_at", NEW."algorithm")
     IS DISTINCT FROM (OLD."commitment", OLD."public_value", OLD."secret_cipher", OLD."opens_at", OLD."algorithm")
     OR (OLD."status" <> 'announced' AND NEW."closes_at" <> OLD."closes_at")
     OR (OLD."status" IN ('drawn', 'aborted') AND (NEW."status", NEW."seed") IS DISTINCT FROM (OLD."status", OLD."seed")) THEN
    PERFORM "refuse"('draw_announced', 'what a draw was announced with is not changed');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "draw_announced_guard" BEFORE UPDATE ON "draw" FOR EACH ROW EXECUTE FUNCTION "draw_announced_guard"();
