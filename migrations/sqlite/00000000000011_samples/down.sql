DROP TABLE disclosure_sampled;
DROP TABLE disclosure_samples;
