-- Captures that are not clean are few among all: the first page asks for them.
CREATE INDEX capture_doubtful ON capture (page_id) WHERE integrity <> 'clean';
