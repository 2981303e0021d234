-- Why a column's listing was not read to its end; null where it was read as far as it had to be.
ALTER TABLE column_pass ADD COLUMN cut_reason text;
