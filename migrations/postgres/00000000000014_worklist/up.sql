-- A reviewer's list is walked in its own order, what is due first, first, and ends with its page; those that are alike in all
-- that its views go by lie together to be counted.
DROP INDEX disclosure_statements_by_reviewer;
CREATE INDEX disclosure_statements_by_reviewer ON disclosure_statements (desk, reviewer, turn, state, cycle, unit, id);
