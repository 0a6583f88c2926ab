-- One row per figure of a whole with a number that is not disputed, with the least it may be as a part and the most it may be as a whole.
CREATE VIEW hedged_figures AS
SELECT
    *,
    CASE
        WHEN qualifier IN ('about', 'nearly') THEN 0.95 * value
        WHEN qualifier IN ('fewer_than', 'up_to') THEN 0
        ELSE coalesce(low, value)
    END AS least_value,
    CASE
        WHEN qualifier = 'about' THEN 1.05 * value
        WHEN qualifier IN ('at_least', 'more_than') THEN 'infinity'::DOUBLE
        ELSE coalesce(high, value)
    END AS most_value
FROM figures
WHERE count_scope = 'total' AND status <> 'disputed' AND value IS NOT NULL
