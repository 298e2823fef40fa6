DROP TABLE disclosure_lines;
DROP TABLE disclosure_versions;
DROP TABLE disclosure_statements;
DROP TABLE disclosure_named;
DROP TABLE disclosure_cycles;
