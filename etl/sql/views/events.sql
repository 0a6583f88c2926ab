-- Imported events.

-- One row per imported event. Event data sets live beside the warehouse: where any is registered, this reads their files.
CREATE VIEW events AS
SELECT
    NULL::VARCHAR AS event_dataset, NULL::VARCHAR AS event_id, NULL::DATE AS date_start, NULL::DATE AS date_end,
    NULL::VARCHAR AS date_precision, NULL::VARCHAR AS event_type, NULL::VARCHAR AS sub_event_type, NULL::VARCHAR AS measure,
    NULL::BIGINT AS best, NULL::BIGINT AS low, NULL::BIGINT AS high,
    NULL::BIGINT AS deaths_a, NULL::BIGINT AS deaths_b, NULL::BIGINT AS deaths_civilians, NULL::BIGINT AS deaths_unknown,
    NULL::VARCHAR AS country, NULL::VARCHAR AS admin1, NULL::VARCHAR AS admin2, NULL::VARCHAR AS place,
    NULL::VARCHAR AS place_precision, NULL::VARCHAR AS reference_area, NULL::VARCHAR AS destination,
    NULL::VARCHAR AS crossing, NULL::DOUBLE AS latitude, NULL::DOUBLE AS longitude,
    NULL::VARCHAR AS side_a, NULL::VARCHAR AS side_b, NULL::VARCHAR AS conflict, NULL::VARCHAR AS notes,
    NULL::VARCHAR AS source, NULL::VARCHAR AS source_date, NULL::VARCHAR AS source_url, NULL::BIGINT AS n_sources,
    NULL::DATE AS updated, NULL::BIGINT AS file_line
WHERE false;
