-- The hard rules a second time, where no screen, call or script can go around them. The numbers are those of the rule
-- book (rule_version): a guard reads the version that binds and refuses under the rule's name, `rule_V1`. Facts that
-- change afterwards (a check runs out, a teacher turns out to be in service) are findings, not refused: guards watch acts.

-- The numbers of a rule that binds, on a day, something that was done on another; null while it is not in force as a
-- hard rule. The same reading as versionFor (app/domain/reduction/rule.ts).
CREATE FUNCTION "rule_numbers"("rule" text, "done_on" date, "on_day" date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN f."severity" = 'hard' THEN f."params" END FROM (
    SELECT v."severity", v."params" FROM "rule_version" v
     WHERE v."rule_id" = rule AND v."activated_at" IS NOT NULL
       AND ((v."valid_from" <= done_on AND (v."valid_to" IS NULL OR v."valid_to" >= done_on))
         OR (v."valid_from" > done_on AND v."valid_from" <= on_day AND v."reach" = 'everything'
             AND (v."valid_to" IS NULL OR v."valid_to" >= on_day)))
     ORDER BY v."valid_from" DESC LIMIT 1) f
$$;

CREATE FUNCTION "county_day"("at" timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT (at AT TIME ZONE 'Asia/Shanghai')::date
$$;

-- K1, K5, K6, K8: the weekday whose timetable a date follows, null when there is no school.
CREATE FUNCTION "timetable_weekday"("d" date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM "term" t WHERE d BETWEEN t."from_date" AND t."to_date") THEN NULL
    WHEN EXISTS (SELECT 1 FROM "calendar_day" c WHERE c."date" = d AND c."kind" IN ('rest', 'county_break')) THEN NULL
    -- Holidays fixed by the solar calendar hold before the year's notice is out.
    WHEN to_char(d, 'MM-DD') IN ('01-01', '05-01', '05-02', '10-01', '10-02', '10-03')
         AND extract(year FROM d) > coalesce((SELECT max(extract(year FROM c."date")) FROM "calendar_day" c WHERE c."kind" = 'rest'), 0) THEN NULL
    WHEN EXISTS (SELECT 1 FROM "calendar_day" c WHERE c."date" = d AND c."kind" = 'school_on_weekend')
         THEN (SELECT c."timetable_of" FROM "calendar_day" c WHERE c."date" = d)
    WHEN extract(isodow FROM d) > 5 THEN NULL
    ELSE extract(isodow FROM d)::integer END
$$;

-- T1: a lesson lies on a school day and begins when lessons of every grade it takes are over. P1: and while its
-- provider is listed for the category.
CREATE FUNCTION "lesson_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  o record;
  timetable integer;
BEGIN
  IF NEW."status" <> 'planned' THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" = 'planned' AND NEW."date" = OLD."date" AND NEW."start_minute" = OLD."start_minute" THEN
    RETURN NEW;
  END IF;
  SELECT f."school_id", f."grades", c."category", p."kind", p."id" AS "provider_id" INTO o
    FROM "offering" f JOIN "course" c ON c."id" = f."course_id" JOIN "provider" p ON p."id" = c."provider_id"
   WHERE f."id" = NEW."offering_id";
  IF "rule_numbers"('T1', NEW."date", NEW."date") IS NOT NULL THEN
    timetable := "timetable_weekday"(NEW."date");
    IF timetable IS NULL THEN
      PERFORM "refuse"('rule_T1', 'no school on the day of the lesson');
    END IF;
    IF (SELECT count(*) FROM "lesson_end" e WHERE e."school_id" = o."school_id" AND e."weekday" = timetable
           AND e."grade" = ANY (o."grades") AND e."end_minute" <= NEW."start_minute") < cardinality(o."grades") THEN
      PERFORM "refuse"('rule_T1', 'the lesson begins before school lessons end');
    END IF;
  END IF;
  IF o."kind" <> 'school' AND "rule_numbers"('P1', NEW."date", NEW."date") IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "listing" l WHERE l."provider_id" = o."provider_id" AND l."status" IN ('listed', 'suspended', 'expired')
       AND o."category" = ANY (l."categories") AND NEW."date" BETWEEN l."valid_from" AND l."valid_to") THEN
    PERFORM "refuse"('rule_P1', 'the provider is not listed on the day of the lesson');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lesson_law_guard" BEFORE INSERT OR UPDATE OF "date", "start_minute", "status" ON "lesson"
  FOR EACH ROW EXECUTE FUNCTION "lesson_law_guard"();

-- P8: the last entry query up to a day is clear and not too old on it; of one day a hit counts more.
CREATE FUNCTION "check_holds"("instructor" uuid, "d" date, "most" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT k."result" = 'clear' AND d - k."checked_on" <= most FROM "staff_check" k
     WHERE k."instructor_id" = instructor AND k."checked_on" <= d
     ORDER BY k."checked_on" DESC, (k."result" = 'hit') DESC LIMIT 1), false)
$$;

-- P7, P8, C5: who is put into a lesson.
CREATE FUNCTION "lesson_staff_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person record;
  most integer;
BEGIN
  SELECT i."in_service_teacher", i."lives_overseas", p."kind" INTO person
    FROM "instructor" i JOIN "provider" p ON p."id" = i."provider_id" WHERE i."id" = NEW."instructor_id";
  IF person."in_service_teacher" AND person."kind" <> 'school' AND "rule_numbers"('P7', NEW."date", NEW."date") IS NOT NULL THEN
    PERFORM "refuse"('rule_P7', 'a teacher in service at a school');
  END IF;
  IF person."lives_overseas" AND "rule_numbers"('C5', NEW."date", NEW."date") IS NOT NULL THEN
    PERFORM "refuse"('rule_C5', 'somebody who lives overseas');
  END IF;
  most := ("rule_numbers"('P8', NEW."date", NEW."date") ->> 'staffCheckMaxAgeDays')::integer;
  IF most IS NOT NULL THEN
    IF NOT "check_holds"(NEW."instructor_id", NEW."date", most) THEN
      PERFORM "refuse"('rule_P8', 'no entry query in date on the day of the lesson');
    END IF;
  END IF;
  RETURN NEW;
END $$;
-- After "lesson_staff_copy" (names in order), which fills in the date.
CREATE TRIGGER "lesson_staff_law_guard" BEFORE INSERT OR UPDATE OF "instructor_id", "date" ON "lesson_staff"
  FOR EACH ROW EXECUTE FUNCTION "lesson_staff_law_guard"();

-- V1, P13, P2 and C2 (an approved course): what a class is when it leaves the provider's desk, and whenever its size or
-- price changes afterwards.
CREATE FUNCTION "offering_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  c record;
  fee record;
  done_on date := "county_day"(coalesce(NEW."submitted_at", NEW."created_at"));
  today date := "county_day"(now());
  numbers jsonb;
BEGIN
  IF NEW."status" NOT IN ('submitted', 'approved', 'open', 'confirmed', 'running') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" = NEW."status" AND OLD."capacity" = NEW."capacity" AND OLD."grades" = NEW."grades"
     AND OLD."per_lesson_fen" = NEW."per_lesson_fen" AND OLD."course_id" = NEW."course_id" THEN
    RETURN NEW;
  END IF;
  SELECT x."status", x."category", p."kind", p."id" AS "provider_id" INTO c
    FROM "course" x JOIN "provider" p ON p."id" = x."provider_id" WHERE x."id" = NEW."course_id";
  numbers := "rule_numbers"('V1', done_on, today) -> 'classMax';
  IF NEW."capacity" > (CASE WHEN 7 <= ALL (NEW."grades") THEN numbers ->> 'junior' ELSE numbers ->> 'primary' END)::integer THEN
    PERFORM "refuse"('rule_V1', 'more children than a class may have');
  END IF;
  numbers := "rule_numbers"('P13', done_on, today);
  IF c."category" = 'sport' AND NEW."capacity" > (numbers ->> 'sportsMaxPerClass')::integer THEN
    PERFORM "refuse"('rule_P13', 'more children than a sports class may have');
  END IF;
  IF TG_OP = 'INSERT' OR OLD."status" <> NEW."status" AND NEW."status" IN ('submitted', 'approved', 'open')
     OR OLD."per_lesson_fen" <> NEW."per_lesson_fen" OR OLD."course_id" <> NEW."course_id" THEN
    IF c."status" NOT IN ('approved', 'retired') THEN
      PERFORM "refuse"('rule_C2', 'a class of a course that nobody approved');
    END IF;
    IF c."kind" <> 'school' AND "rule_numbers"('P2', done_on, today) IS NOT NULL THEN
      SELECT f."per_lesson_fen", f."market_per_lesson_fen" INTO fee
        FROM "listing" l JOIN "listing_fee_standard" f ON f."listing_id" = l."id"
       WHERE l."provider_id" = c."provider_id" AND l."status" IN ('listed', 'suspended', 'expired') AND f."category" = c."category"
       ORDER BY f."per_lesson_fen" DESC LIMIT 1;
      IF NOT FOUND OR NEW."per_lesson_fen" > fee."per_lesson_fen" OR NEW."per_lesson_fen" >= fee."market_per_lesson_fen" THEN
        PERFORM "refuse"('rule_P2', 'above the posted fee standard');
      END IF;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "offering_law_guard" BEFORE INSERT OR UPDATE OF "status", "capacity", "grades", "per_lesson_fen", "course_id" ON "offering"
  FOR EACH ROW EXECUTE FUNCTION "offering_law_guard"();

-- P6, P13: who leads and how many coaches.
CREATE FUNCTION "offering_staff_breaks"("offering" uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  o record;
  coaches integer;
  above integer;
BEGIN
  SELECT f."status", f."capacity", c."category", "county_day"(coalesce(f."submitted_at", f."created_at")) AS "done_on" INTO o
    FROM "offering" f JOIN "course" c ON c."id" = f."course_id" WHERE f."id" = offering;
  IF NOT FOUND OR o."status" NOT IN ('submitted', 'approved', 'open', 'confirmed', 'running') THEN RETURN NULL; END IF;
  IF "rule_numbers"('P6', o."done_on", "county_day"(now())) IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "offering_staff" s JOIN "instructor" i ON i."id" = s."instructor_id"
     WHERE s."offering_id" = offering AND s."role" = 'lead' AND i."qualification_kind" IS NOT NULL) THEN
    RETURN 'rule_P6';
  END IF;
  above := ("rule_numbers"('P13', o."done_on", "county_day"(now())) ->> 'secondCoachAbove')::integer;
  IF o."category" = 'sport' AND o."capacity" > above THEN
    SELECT count(*) INTO coaches FROM "offering_staff" s JOIN "instructor" i ON i."id" = s."instructor_id"
     WHERE s."offering_id" = offering AND i."qualification_kind" IN ('coach', 'teacher');
    IF coaches < 2 THEN RETURN 'rule_P13'; END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "offering_roster_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text := "offering_staff_breaks"(NEW."id");
BEGIN
  IF broken IS NOT NULL THEN PERFORM "refuse"(broken, 'who teaches the class'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "offering_roster_guard" AFTER UPDATE OF "status", "capacity" ON "offering"
  FOR EACH ROW EXECUTE FUNCTION "offering_roster_guard"();
-- A class that is written at once in a later state has its people by the commit. Commands never do that.
CREATE CONSTRAINT TRIGGER "offering_roster_whole" AFTER INSERT ON "offering"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "offering_roster_guard"();

-- Per statement: several people come, or go, together.
CREATE FUNCTION "offering_staff_roster_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  SELECT x."rule" INTO broken FROM (
    SELECT "offering_staff_breaks"(d."offering_id") AS "rule" FROM (SELECT DISTINCT "offering_id" FROM "changed") d) x
   WHERE x."rule" IS NOT NULL LIMIT 1;
  IF broken IS NOT NULL THEN PERFORM "refuse"(broken, 'who teaches the class'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "offering_staff_roster_added" AFTER INSERT ON "offering_staff" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "offering_staff_roster_guard"();
CREATE TRIGGER "offering_staff_roster_changed" AFTER UPDATE ON "offering_staff" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "offering_staff_roster_guard"();
CREATE TRIGGER "offering_staff_roster_left" AFTER DELETE ON "offering_staff" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "offering_staff_roster_guard"();

-- V3: a sports class in a room with floor enough for everybody, and a room that does not shrink under one.
CREATE FUNCTION "sports_area_breaks"("offering" uuid, "area" integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT c."category" = 'sport' AND area < o."capacity" *
         ("rule_numbers"('V3', "county_day"(coalesce(o."submitted_at", o."created_at")), "county_day"(now()))
            -> 'sportsAreaPerPupilM2' ->> 'other')::numeric
    FROM "offering" o JOIN "course" c ON c."id" = o."course_id" WHERE o."id" = offering
$$;

CREATE FUNCTION "lesson_area_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."room_id" IS NULL OR NEW."status" <> 'planned' OR (TG_OP = 'UPDATE' AND OLD."room_id" = NEW."room_id") THEN RETURN NEW; END IF;
  IF "sports_area_breaks"(NEW."offering_id", (SELECT r."area_m2" FROM "room" r WHERE r."id" = NEW."room_id")) THEN
    PERFORM "refuse"('rule_V3', 'too little floor for the children of a sports class');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lesson_area_guard" BEFORE INSERT OR UPDATE OF "room_id" ON "lesson" FOR EACH ROW EXECUTE FUNCTION "lesson_area_guard"();

CREATE FUNCTION "room_area_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "offering" o WHERE o."room_id" = NEW."id" AND o."status" IN ('approved', 'open', 'confirmed', 'running')
                AND "sports_area_breaks"(o."id", NEW."area_m2")) THEN
    PERFORM "refuse"('rule_V3', 'too little floor for a sports class that has the room');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "room_area_guard" BEFORE UPDATE OF "area_m2" ON "room" FOR EACH ROW WHEN (NEW."area_m2" < OLD."area_m2") EXECUTE FUNCTION "room_area_guard"();

-- Invariant 4 (P1, P8) and a paused sale: on the day of the sale. B1-B3: what one child may have; the child's row was
-- locked by the guard before (names in order), so two parents in the same second count one another.
CREATE FUNCTION "enrollment_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  o record;
  today date := "county_day"(NEW."created_at");
  most integer;
BEGIN
  IF NEW."status" NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" IN ('held', 'confirmed') AND OLD."offering_id" = NEW."offering_id" AND OLD."child_id" = NEW."child_id" THEN
    RETURN NEW;
  END IF;
  SELECT f."paused_at", c."status" AS "course_status", c."category", p."kind", p."id" AS "provider_id" INTO o
    FROM "offering" f JOIN "course" c ON c."id" = f."course_id" JOIN "provider" p ON p."id" = c."provider_id"
   WHERE f."id" = NEW."offering_id";
  IF o."paused_at" <= NEW."created_at" THEN
    PERFORM "refuse"('offering_paused', 'the sale is paused');
  END IF;
  IF o."kind" <> 'school' AND "rule_numbers"('P1', today, today) IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "listing" l WHERE l."provider_id" = o."provider_id" AND l."status" = 'listed'
       AND o."category" = ANY (l."categories") AND today BETWEEN l."valid_from" AND l."valid_to") THEN
    PERFORM "refuse"('rule_P1', 'the provider is not listed today');
  END IF;
  most := ("rule_numbers"('P8', today, today) ->> 'staffCheckMaxAgeDays')::integer;
  IF most IS NOT NULL AND EXISTS (
    SELECT 1 FROM "offering_staff" s
     WHERE s."offering_id" = NEW."offering_id" AND NOT "check_holds"(s."instructor_id", today, most)) THEN
    PERFORM "refuse"('rule_P8', 'somebody who teaches the class has no entry query in date');
  END IF;
  most := ("rule_numbers"('B3', today, today) ->> 'maxCourses')::integer;
  IF (SELECT count(*) FROM "enrollment" e WHERE e."child_id" = NEW."child_id" AND e."status" IN ('held', 'confirmed')
         AND e."id" <> NEW."id" AND e."offering_id" <> NEW."offering_id") >= most THEN
    PERFORM "refuse"('rule_B3', 'more courses than a child may have');
  END IF;
  IF EXISTS (SELECT 1 FROM "child_load"(NEW."child_id", NEW."offering_id", 'day') d
              WHERE d."minutes" > ("rule_numbers"('B1', today, today) ->> 'maxMinutesPerDay')::integer) THEN
    PERFORM "refuse"('rule_B1', 'more minutes a day than a child may have');
  END IF;
  IF EXISTS (SELECT 1 FROM "child_load"(NEW."child_id", NEW."offering_id", 'week') w
              WHERE w."minutes" > ("rule_numbers"('B2', today, today) ->> 'maxMinutesPerWeek')::integer) THEN
    PERFORM "refuse"('rule_B2', 'more minutes a week than a child may have');
  END IF;
  RETURN NEW;
END $$;

-- Minutes a child would have by day or week with one more class, on those on which that class has lessons.
CREATE FUNCTION "child_load"("child" uuid, "offering" uuid, "unit" text) RETURNS TABLE ("at" date, "minutes" bigint) LANGUAGE sql STABLE AS $$
  SELECT date_trunc(unit, l."date")::date, sum(l."end_minute" - l."start_minute")
    FROM "lesson" l
   WHERE l."status" <> 'canceled'
     AND (l."offering_id" = offering OR l."offering_id" IN (
       SELECT e."offering_id" FROM "enrollment" e WHERE e."child_id" = child AND e."status" IN ('held', 'confirmed')))
   GROUP BY 1
  HAVING bool_or(l."offering_id" = offering)
$$;
CREATE TRIGGER "enrollment_then_then_law_guard" BEFORE INSERT OR UPDATE ON "enrollment" FOR EACH ROW EXECUTE FUNCTION "enrollment_law_guard"();

-- C2, C6: what a course says of itself once it has left the provider's desk.
CREATE FUNCTION "course_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := "county_day"(now());
BEGIN
  IF NEW."status" NOT IN ('submitted', 'approved') THEN RETURN NEW; END IF;
  IF NEW."assessment" = 'exam' AND "rule_numbers"('C2', today, today) IS NOT NULL THEN
    PERFORM "refuse"('rule_C2', 'a course that ends with an exam');
  END IF;
  IF 'admission' = ANY (NEW."promises") AND "rule_numbers"('C6', today, today) IS NOT NULL THEN
    PERFORM "refuse"('rule_C6', 'a course that promises admission to a school');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "course_law_guard" BEFORE INSERT OR UPDATE OF "status", "assessment", "promises" ON "course"
  FOR EACH ROW EXECUTE FUNCTION "course_law_guard"();
