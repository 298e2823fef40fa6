DROP TABLE attachment_segments;
DROP TABLE attachment_uploads;
DROP TABLE attachments;
