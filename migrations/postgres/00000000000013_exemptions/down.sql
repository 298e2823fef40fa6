DROP TABLE disclosure_exempted;
