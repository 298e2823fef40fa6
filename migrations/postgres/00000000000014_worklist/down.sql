DROP INDEX disclosure_statements_by_reviewer;
CREATE INDEX disclosure_statements_by_reviewer ON disclosure_statements (desk, reviewer, state, turn, cycle, unit, id);
