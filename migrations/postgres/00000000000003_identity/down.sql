DROP TABLE sessions;
DROP TABLE enrolments;
DROP TABLE accounts;
