-- Reasons are data with a kind and its parts, and are put into words where they are told. What was recorded before stays
-- the text that it was, in the language it was written in: nothing is read back out of sentences.
ALTER TABLE portal ALTER COLUMN state_reason TYPE jsonb
  USING CASE WHEN state_reason IS NOT NULL THEN jsonb_build_object('kind', 'text', 'text', state_reason) END;
ALTER TABLE page ALTER COLUMN state_reason TYPE jsonb
  USING CASE WHEN state_reason IS NOT NULL THEN jsonb_build_object('kind', 'text', 'text', state_reason) END;
ALTER TABLE capture ALTER COLUMN state_reason TYPE jsonb
  USING jsonb_build_object('kind', 'text', 'text', state_reason);
ALTER TABLE place ALTER COLUMN frozen_reason TYPE jsonb
  USING CASE WHEN frozen_reason IS NOT NULL THEN jsonb_build_object('kind', 'text', 'text', frozen_reason) END;
ALTER TABLE confirmation ALTER COLUMN last_reason TYPE jsonb
  USING CASE WHEN last_reason IS NOT NULL THEN jsonb_build_object('kind', 'text', 'text', last_reason) END;
ALTER TABLE column_pass ALTER COLUMN cut_reason TYPE jsonb
  USING CASE WHEN cut_reason IS NOT NULL THEN jsonb_build_object('kind', 'text', 'text', cut_reason) END;
ALTER TABLE silent_portal ALTER COLUMN reason TYPE jsonb USING jsonb_build_object('kind', 'text', 'text', reason);
UPDATE change SET detail = jsonb_set(detail, '{reason}', jsonb_build_object('kind', 'text', 'text', detail -> 'reason'))
  WHERE jsonb_typeof(detail -> 'reason') = 'string';
UPDATE change SET detail = jsonb_set(detail, '{confirmed}', jsonb_build_object('kind', 'text', 'text', detail -> 'confirmed'))
  WHERE jsonb_typeof(detail -> 'confirmed') = 'string';
-- Summaries named a page's state in English once, and were put into Chinese whenever they were shown.
UPDATE change SET detail = jsonb_set(detail, '{summary}',
    to_jsonb(replace(detail ->> 'summary', '（' || named.state || '）', '（' || named.words || '）')))
  FROM (VALUES ('blocked', '访问被拦截'), ('disallowed', '网站不许抓取'), ('login', '须登录'), ('script-only', '须运行脚本'),
    ('missing', '页面不在了'), ('maintenance', '网站维护中'), ('truncated', '内容被截断'), ('insecure', '证书有误'),
    ('wrong-host', '转到了别的网站'), ('unreachable', '无法访问')) AS named (state, words)
  WHERE change.kind IN ('portal.blocked', 'portal.unreachable')
    AND change.detail ->> 'summary' LIKE '%（' || named.state || '）';
