-- Servers that are alive: each says so once a second, with how many wrong codes of
-- rooms were tried there. A row is of no use to anybody after a minute.

CREATE UNLOGGED TABLE vneid.servers (
	id    text PRIMARY KEY,
	seen  timestamptz NOT NULL,
	wrong bigint NOT NULL
) WITH (fillfactor = 50);
