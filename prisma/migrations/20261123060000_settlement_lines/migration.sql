-- A line without a class is one line too: a place's own correction is settled once.
DROP INDEX "settlement_line_entry_id_provider_id_offering_id_fund_key";
CREATE UNIQUE INDEX "settlement_line_entry_id_provider_id_offering_id_fund_key"
  ON "settlement_line" ("entry_id", "provider_id", "offering_id", "fund") NULLS NOT DISTINCT;

-- A settlement is the sum of its lines, and what was paid stays as it was paid.
CREATE FUNCTION "settlement_adds_up"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM settlement s WHERE s.id = NEW.id AND s.total_fen <>
               COALESCE((SELECT sum(l.amount_fen) FROM settlement_line l WHERE l.settlement_id = s.id), 0)) THEN
    PERFORM refuse('settlement_adds_up', 'the lines of a settlement add up to its total');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "settlement_adds_up" AFTER INSERT OR UPDATE OF "total_fen" ON "settlement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "settlement_adds_up"();

CREATE FUNCTION "settlement_lines_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM changed_lines c JOIN settlement s ON s.id = c.settlement_id) THEN
    PERFORM refuse('settlement_lines_stay', 'a settlement is taken back as a whole');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "settlement_lines_stay" AFTER DELETE ON "settlement_line" REFERENCING OLD TABLE AS "changed_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "settlement_lines_stay"();

CREATE FUNCTION "settlement_lines_together"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT settlement_id FROM changed_lines) c JOIN settlement s ON s.id = c.settlement_id
              WHERE s.total_fen <> (SELECT sum(l.amount_fen) FROM settlement_line l WHERE l.settlement_id = s.id)) THEN
    PERFORM refuse('settlement_adds_up', 'the lines of a settlement add up to its total');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "settlement_lines_come" AFTER INSERT ON "settlement_line" REFERENCING NEW TABLE AS "changed_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "settlement_lines_together"();
CREATE TRIGGER "settlement_lines_change" AFTER UPDATE ON "settlement_line" REFERENCING NEW TABLE AS "changed_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "settlement_lines_together"();

CREATE FUNCTION "settlement_paid_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'paid' THEN
    PERFORM refuse('settlement_paid_stays', 'what was paid to a provider is not changed: the next month corrects it');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "settlement_paid_stays" BEFORE UPDATE OR DELETE ON "settlement" FOR EACH ROW EXECUTE FUNCTION "settlement_paid_stays"();
