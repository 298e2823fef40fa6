DROP TABLE advice_facts;
DROP TABLE advice_lines;
DROP TABLE advice_matters;
