-- Places that stand still are few among all: each pass asks for them.
CREATE INDEX place_frozen ON place (page_id) WHERE frozen_at IS NOT NULL;
