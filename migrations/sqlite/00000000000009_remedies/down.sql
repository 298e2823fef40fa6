DROP TABLE disclosure_remedies;
