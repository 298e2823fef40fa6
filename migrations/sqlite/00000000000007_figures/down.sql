DROP TABLE figure_proposals;
DROP TABLE figures;
