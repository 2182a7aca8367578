-- The rules about one child's places and the day of the sale, read once for each place instead of once for each lesson.

CREATE OR REPLACE FUNCTION "enrollment_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  o record;
  today date := "county_day"(NEW."created_at");
  most integer;
  most_a_day integer;
  most_a_week integer;
  others integer;
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
  IF o."kind" <> 'school' AND NOT EXISTS (
    SELECT 1 FROM "listing" l WHERE l."provider_id" = o."provider_id" AND l."status" = 'listed'
       AND o."category" = ANY (l."categories") AND today BETWEEN l."valid_from" AND l."valid_to")
     AND "rule_numbers"('P1', today, today) IS NOT NULL THEN
    PERFORM "refuse"('rule_P1', 'the provider is not listed today');
  END IF;
  most := ("rule_numbers"('P8', today, today) ->> 'staffCheckMaxAgeDays')::integer;
  IF most IS NOT NULL AND EXISTS (
    SELECT 1 FROM "offering_staff" s
     WHERE s."offering_id" = NEW."offering_id" AND NOT "check_holds"(s."instructor_id", today, most)) THEN
    PERFORM "refuse"('rule_P8', 'somebody who teaches the class has no entry query in date');
  END IF;
  SELECT count(*) INTO others FROM "enrollment" e WHERE e."child_id" = NEW."child_id" AND e."status" IN ('held', 'confirmed')
     AND e."id" <> NEW."id" AND e."offering_id" <> NEW."offering_id";
  IF others > 0 AND others >= ("rule_numbers"('B3', today, today) ->> 'maxCourses')::integer THEN
    PERFORM "refuse"('rule_B3', 'more courses than a child may have');
  END IF;
  most_a_day := ("rule_numbers"('B1', today, today) ->> 'maxMinutesPerDay')::integer;
  IF EXISTS (SELECT 1 FROM "child_load"(NEW."child_id", NEW."offering_id", 'day') d WHERE d."minutes" > most_a_day) THEN
    PERFORM "refuse"('rule_B1', 'more minutes a day than a child may have');
  END IF;
  most_a_week := ("rule_numbers"('B2', today, today) ->> 'maxMinutesPerWeek')::integer;
  IF EXISTS (SELECT 1 FROM "child_load"(NEW."child_id", NEW."offering_id", 'week') w WHERE w."minutes" > most_a_week) THEN
    PERFORM "refuse"('rule_B2', 'more minutes a week than a child may have');
  END IF;
  RETURN NEW;
END $$;

-- Nothing overlaps where a child has nothing else, which one look into an index tells.
CREATE OR REPLACE FUNCTION "enrollment_overlap_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" NOT IN ('held', 'confirmed') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD."status" IN ('held', 'confirmed') AND OLD."offering_id" = NEW."offering_id" AND OLD."child_id" = NEW."child_id" THEN
    RETURN NEW;
  END IF;
  -- One at a time per child; always after the offering's row, so that locks are taken in one order.
  PERFORM 1 FROM "child" WHERE "id" = NEW."child_id" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "enrollment" e WHERE e."child_id" = NEW."child_id" AND e."offering_id" <> NEW."offering_id"
                AND e."status" IN ('held', 'confirmed'))
     AND "child_would_overlap"(NEW."child_id", NEW."offering_id") THEN
    PERFORM "refuse"('enrollment_no_overlap', 'the child has another class at that time');
  END IF;
  RETURN NEW;
END $$;

-- The stamp of a class tells of the rules and of what the county has set, too.
CREATE OR REPLACE FUNCTION "class_stamp"("offering" uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  stamp text;
BEGIN
  SELECT md5(concat_ws(' ', f::text, c.xmin::text, p.xmin::text, s.xmin::text, d.xmin::text,
    (SELECT count(*) || '.' || sum(l.xmin::text::bigint) FROM "lesson" l WHERE l."offering_id" = f."id"),
    (SELECT count(*) || '.' || sum(g.xmin::text::bigint) FROM "listing" g WHERE g."provider_id" = p."id"),
    (SELECT count(*) || '.' || sum(k.xmin::text::bigint) FROM "credential" k WHERE k."provider_id" = p."id"),
    (SELECT count(*) || '.' || sum(x.xmin::text::bigint + i.xmin::text::bigint)
       FROM "offering_staff" x JOIN "instructor" i ON i."id" = x."instructor_id" WHERE x."offering_id" = f."id"),
    (SELECT count(*) || '.' || sum(k.xmin::text::bigint)
       FROM "offering_staff" x JOIN "staff_check" k ON k."instructor_id" = x."instructor_id" WHERE x."offering_id" = f."id"),
    (SELECT count(*) || '.' || sum(v.xmin::text::bigint) FROM "rule_override" v
      WHERE (v."subject_kind" = 'offering' AND v."subject_id" = f."id"::text)
         OR (v."subject_kind" = 'course' AND v."subject_id" = c."id"::text)),
    (SELECT count(*) || '.' || sum(r.xmin::text::bigint) FROM "rule_version" r),
    (SELECT count(*) || '.' || sum(t.xmin::text::bigint) FROM "county_setting" t)))
    INTO stamp
    FROM "offering" f
    JOIN "course" c ON c."id" = f."course_id"
    JOIN "provider" p ON p."id" = c."provider_id"
    JOIN "school" s ON s."id" = f."school_id"
    LEFT JOIN "draw" d ON d."id" = f."draw_id"
   WHERE f."id" = offering;
  RETURN stamp;
END $$;
