-- Who may read the views, and nothing else, where the role is there. No name of
-- a person is in them.
DO $$ BEGIN
	IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'vneid_reader') THEN
		GRANT USAGE ON SCHEMA vneid TO vneid_reader;
		GRANT SELECT ON vneid.v_attempts, vneid.v_units, vneid.v_items TO vneid_reader;
	END IF;
END $$;
