DROP TABLE approval_signatures;
DROP TABLE approvals;
DROP TABLE matter_wraps;
DROP TABLE matters;
DROP TABLE group_seeds;
DROP TABLE group_signatures;
DROP TABLE group_keys;
DROP TABLE house;
