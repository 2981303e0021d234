-- Script files of listings, and pages that were asked for in case, are no pages that are watched.
ALTER TABLE page DROP CONSTRAINT page_role_check;
ALTER TABLE page ADD CONSTRAINT page_role_check CHECK (role IN ('listing', 'report', 'attachment', 'resource'));
UPDATE page SET role = 'resource' WHERE role = 'attachment' AND url ~* '\.js(\?|$)'
  AND NOT EXISTS (SELECT FROM page_attachment AS link WHERE link.attachment_id = page.id);
