DROP TABLE anchor; DROP TABLE shares;
