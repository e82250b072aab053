-- How many wrong enrolment codes were tried on a server, beside those of rooms.

ALTER TABLE vneid.servers ADD COLUMN codes bigint NOT NULL DEFAULT 0;
