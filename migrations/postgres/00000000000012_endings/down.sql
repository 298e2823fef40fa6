DROP TABLE disclosure_summaries;
DROP TABLE disclosure_destroyed;
