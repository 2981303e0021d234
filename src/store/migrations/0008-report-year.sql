-- Newest year among the reports that stand on a page: what is due is decided page by page, without its reports.
ALTER TABLE page ADD COLUMN report_year integer;
UPDATE page SET report_year = known.year
FROM (SELECT place.page_id, max(report.year) AS year FROM place JOIN report ON report.id = place.report_id
  GROUP BY place.page_id) AS known
WHERE page.id = known.page_id;
