-- A list takes part in its draw with no more courses than the county's limit leaves its child when the inputs are fixed
ALTER TABLE "wish_list" ADD COLUMN "drawn_cap" INTEGER;
ALTER TABLE "wish_list" ADD CONSTRAINT "wish_list_drawn_cap" CHECK ("drawn_cap" >= 0 AND "drawn_cap" < "cap");
