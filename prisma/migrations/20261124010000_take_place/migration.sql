-- Taking a place in one statement: what the application has decided on is checked once more under the lock of the class
-- and written, so that the lock is held for no round trip at all.

-- What a decision about a class rests on, as one word: another one when any of it has changed. Rows are told by the
-- transaction that wrote them, the class itself by its values.
CREATE FUNCTION "class_stamp"("offering" uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
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
         OR (v."subject_kind" = 'course' AND v."subject_id" = c."id"::text))))
    INTO stamp
    FROM "offering" f
    JOIN "course" c ON c."id" = f."course_id"
    JOIN "provider" p ON p."id" = c."provider_id"
    JOIN "school" s ON s."id" = f."school_id"
    LEFT JOIN "draw" d ON d."id" = f."draw_id"
   WHERE f."id" = offering;
  RETURN stamp;
END $$;

-- Takes a place that was decided on (app/services/enrollment/take-place.server.ts says with what). Answers
--   taken     written: the place, what was agreed to, the ledger, grants, audit, messages and jobs
--   existing  the child has the place, or this very form has taken it before: `enrollmentId`, `status`
--   full      nothing is free; `lapsed` when a hold that is over stands in the way
--   changed   it was decided on what is no longer so
-- and otherwise raises what the guards raise.
CREATE FUNCTION "take_place"("the" jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz := (the ->> 'now')::timestamptz;
  place uuid := (the ->> 'id')::uuid;
  class uuid := (the ->> 'offeringId')::uuid;
  kid uuid := (the ->> 'childId')::uuid;
  parent uuid := (the ->> 'guardianId')::uuid;
  form uuid := (the ->> 'requestKey')::uuid;
  places integer;
  entry uuid;
  found_place record;
BEGIN
  SELECT f."capacity" INTO places FROM "offering" f WHERE f."id" = class FOR UPDATE;
  IF NOT FOUND THEN RETURN '{"kind": "changed"}'; END IF;

  SELECT e."id", e."status" INTO found_place FROM "enrollment" e
   WHERE e."guardian_id" = parent AND e."request_key" = form AND e."offering_id" = class AND e."child_id" = kid;
  IF NOT FOUND THEN
    SELECT e."id", e."status" INTO found_place FROM "enrollment" e
     WHERE e."offering_id" = class AND e."child_id" = kid AND e."status" IN ('held', 'confirmed')
       AND (e."status" = 'confirmed' OR e."held_until" > at);
  END IF;
  IF FOUND THEN
    RETURN jsonb_build_object('kind', 'existing', 'enrollmentId', found_place."id", 'status', found_place."status");
  END IF;

  IF "class_stamp"(class) IS DISTINCT FROM the ->> 'stamp' THEN RETURN '{"kind": "changed"}'; END IF;
  IF NOT EXISTS (SELECT 1 FROM "guardian_child" l WHERE l."guardian_id" = parent AND l."child_id" = kid) THEN
    RETURN '{"kind": "changed"}';
  END IF;
  IF (the ->> 'offered')::boolean THEN
    SELECT w."id" INTO entry FROM "waiting_entry" w
     WHERE w."offering_id" = class AND w."child_id" = kid AND w."status" = 'offered' AND w."offer_until" > at FOR UPDATE;
    IF NOT FOUND THEN RETURN '{"kind": "changed"}'; END IF;
  ELSIF EXISTS (SELECT 1 FROM "waiting_entry" w WHERE w."offering_id" = class AND w."status" = 'waiting') THEN
    RETURN '{"kind": "changed"}';
  END IF;
  IF "places_taken"(class, NULL, kid) >= places THEN
    RETURN jsonb_build_object('kind', 'full', 'lapsed', EXISTS (
      SELECT 1 FROM "enrollment" e WHERE e."offering_id" = class AND e."status" = 'held' AND e."held_until" <= at));
  END IF;

  INSERT INTO "enrollment" ("id", "offering_id", "child_id", "guardian_id", "request_key", "status", "held_until", "confirmed_at",
                            "quote", "due_fen", "created_at")
  VALUES (place, class, kid, parent, form, (the ->> 'status')::enrollment_status, (the ->> 'heldUntil')::timestamptz,
          CASE the ->> 'status' WHEN 'confirmed' THEN at END, the -> 'quote', (the ->> 'dueFen')::integer, at);

  IF jsonb_array_length(the -> 'postings') > 0 THEN
    INSERT INTO "journal_entry" ("id", "day", "at", "kind", "subject_kind", "subject_id")
    VALUES ((the ->> 'entryId')::uuid, (the ->> 'day')::date, at, 'place_taken', 'enrollment', place::text);
    INSERT INTO "posting" ("entry_id", "line", "account", "party", "fund", "enrollment_id", "amount_fen")
    SELECT (the ->> 'entryId')::uuid, line, (p ->> 'account')::ledger_account, p ->> 'party', p ->> 'fund', place,
           (p ->> 'amountFen')::integer
      FROM jsonb_array_elements(the -> 'postings') WITH ORDINALITY AS lines (p, line);
  END IF;
  INSERT INTO "subsidy_grant" ("enrollment_id", "programme_id", "child_id", "term_id", "amount_fen")
  SELECT place, (g ->> 'programmeId')::uuid, kid, the ->> 'termId', (g ->> 'amountFen')::integer
    FROM jsonb_array_elements(the -> 'grants') g ORDER BY g ->> 'programmeId';
  INSERT INTO "consent" ("id", "guardian_id", "child_id", "kind", "text_version", "receiver_id", "agreed_at")
  SELECT (c ->> 'id')::uuid, parent, kid, (c ->> 'kind')::consent_kind, c ->> 'textVersion', (c ->> 'receiverId')::uuid, at
    FROM jsonb_array_elements(the -> 'consents') c;
  INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
  VALUES (at, (the #>> '{audit,userId}')::uuid, the #>> '{audit,role}', the #>> '{audit,verb}', 'enrollment', place::text,
          the #> '{audit,data}');
  IF entry IS NOT NULL THEN
    UPDATE "waiting_entry" SET "status" = 'accepted', "ended_at" = at, "enrollment_id" = place WHERE "id" = entry;
    INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
    VALUES (at, (the #>> '{audit,userId}')::uuid, the #>> '{audit,role}', 'waiting.accept', 'waiting_entry', entry::text,
            jsonb_build_object('offeringId', class, 'childId', kid, 'enrollmentId', place));
  END IF;
  INSERT INTO "message" ("id", "user_id", "kind", "params", "created_at")
  SELECT (m ->> 'id')::uuid, (m ->> 'userId')::uuid, the ->> 'messageKind', the -> 'messageParams', at
    FROM jsonb_array_elements(the -> 'messages') m;
  PERFORM "graphile_worker"."add_jobs"(ARRAY(
    SELECT (j ->> 'name', j -> 'payload', NULL, (j ->> 'runAt')::timestamptz, NULL, j ->> 'key', NULL, NULL)::"graphile_worker"."job_spec"
      FROM jsonb_array_elements(the -> 'jobs') j));
  RETURN '{"kind": "taken"}';
END $$;
