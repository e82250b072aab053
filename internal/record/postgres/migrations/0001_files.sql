-- Files of lines, as a data folder has them: a row for each file, and one for
-- each of its lines with the place, in bytes, where it begins. A line is kept
-- with its newline, byte for byte.

CREATE TABLE vneid.files (
	id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- another one once the file is replaced
	name    text COLLATE "C" NOT NULL UNIQUE,
	size    bigint NOT NULL,
	changed timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 50);

CREATE TABLE vneid.lines (
	file bigint NOT NULL REFERENCES vneid.files ON DELETE CASCADE,
	at   bigint NOT NULL,
	line bytea NOT NULL,
	PRIMARY KEY (file, at)
);

-- Who writes to the record holds this row: one chain over all servers.
CREATE TABLE vneid.head (one boolean PRIMARY KEY DEFAULT true CHECK (one));
INSERT INTO vneid.head DEFAULT VALUES;

-- What is read of a line that anybody may have touched: NULL where it is none.

CREATE FUNCTION vneid.as_json(line bytea) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN convert_from(line, 'UTF8')::jsonb;
EXCEPTION WHEN others THEN
	RETURN NULL;
END $$;

CREATE FUNCTION vneid.as_time(v jsonb) RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	RETURN CASE WHEN v #>> '{}' ~ '^\d{4}-\d\d-\d\dT' THEN (v #>> '{}')::timestamptz END; -- "today" is a time to PostgreSQL
EXCEPTION WHEN others THEN
	RETURN NULL;
END $$;

CREATE FUNCTION vneid.as_number(v jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN jsonb_typeof(v) = 'number' THEN (v #>> '{}')::double precision END
$$;

CREATE FUNCTION vneid.as_truth(v jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(v = 'true'::jsonb, false)
$$;

-- The views are for people who ask with SQL. Their columns stay; more may come.

CREATE VIEW vneid.v_lines AS
SELECT f.name AS file, l.at, vneid.as_json(l.line) AS line
FROM vneid.files f JOIN vneid.lines l ON l.file = f.id
WHERE f.name ~ '^results\.jsonl(\.[0-9]+)?$';

CREATE VIEW vneid.v_attempts AS
WITH corrections AS MATERIALIZED (
	SELECT line ->> 'type' AS type, line ->> 'attempt' AS attempt, line ->> 'learner' AS learner, vneid.as_time(line -> 'at') AS at
	FROM vneid.v_lines WHERE line ->> 'type' IN ('void', 'erase', 'accept')
), attempts AS (
	SELECT DISTINCT ON (line ->> 'id')
		line ->> 'id' AS id,
		line ->> 'learner' AS learner,
		line ->> 'unit' AS unit,
		line #>> '{deck,id}' AS deck,
		line #>> '{deck,version}' AS deck_version,
		line #>> '{deck,language}' AS language,
		line ->> 'mode' AS mode,
		line ->> 'via' AS via,
		line ->> 'route' AS route,
		vneid.as_number(line -> 'number')::integer AS number,
		vneid.as_time(line -> 'started_at') AS started_at,
		vneid.as_time(line -> 'ended_at') AS ended_at,
		vneid.as_number(line -> 'seconds') AS seconds,
		vneid.as_number(line #> '{score,correct}')::integer AS correct,
		vneid.as_number(line #> '{score,of}')::integer AS questions,
		vneid.as_number(line #> '{score,scaled}') AS score,
		vneid.as_number(line -> 'pass') AS pass_mark,
		vneid.as_truth(line -> 'passed') AS passed,
		CASE WHEN vneid.as_truth(line -> 'vouched') THEN 'vouched' WHEN vneid.as_truth(line -> 'verified') THEN 'same-key' ELSE 'typed' END AS proof,
		vneid.as_truth(line -> 'hasty') AS hasty,
		CASE WHEN jsonb_typeof(line -> 'answers') = 'array' THEN line -> 'answers' ELSE '[]' END AS answers
	FROM vneid.v_lines WHERE line ->> 'type' = 'attempt'
	ORDER BY line ->> 'id', file = 'results.jsonl', at
)
SELECT a.*, w.withdrawn, a.mode <> 'preview' AND NOT w.withdrawn AND NOT w.waits AS counts
FROM attempts a CROSS JOIN LATERAL (SELECT
	EXISTS (SELECT FROM corrections c WHERE c.type = 'void' AND c.attempt = a.id
		OR c.type = 'erase' AND c.learner = a.learner AND a.ended_at <= c.at) AS withdrawn,
	a.hasty AND NOT EXISTS (SELECT FROM corrections c WHERE c.type = 'accept' AND c.attempt = a.id) AS waits
) w;

CREATE VIEW vneid.v_units AS
SELECT unit,
	count(*) AS attempts,
	count(DISTINCT learner) AS learners,
	count(DISTINCT learner) FILTER (WHERE passed) AS passed,
	avg(score) AS mean_score,
	max(ended_at) AS last_ended_at
FROM vneid.v_attempts WHERE counts GROUP BY unit;

CREATE VIEW vneid.v_items AS
SELECT a.deck, w ->> 'question' AS question, w ->> 'revision' AS revision, w ->> 'type' AS type,
	count(*) AS asked,
	count(*) FILTER (WHERE vneid.as_truth(w -> 'correct')) AS correct,
	avg(vneid.as_truth(w -> 'correct')::integer) AS share,
	percentile_cont(0.5) WITHIN GROUP (ORDER BY vneid.as_number(w -> 'seconds')) AS median_seconds
FROM vneid.v_attempts a CROSS JOIN LATERAL jsonb_array_elements(a.answers) w
WHERE a.counts GROUP BY 1, 2, 3, 4;
