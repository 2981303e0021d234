-- A confirmation asks for its version's changes, of which most versions of a baseline have one among hundreds of thousands.
CREATE INDEX change_version ON change (version_id) WHERE version_id IS NOT NULL;
