-- A row of the answer: a deportation whose own verb says that the persons went by themselves. Deportations are only persons
-- whom a counter lists as deported, apart from other returns.
SELECT
    dataset_file, dataset_line, 'stated_verb' AS column_name, stated_verb AS found,
    'a verb of being sent out, or the measure returns' AS allowed,
    'The measure is deportations, the verb ' || stated_verb || '. Correct the verb, or count the row among the returns.' AS message
FROM figures
WHERE measure = 'deportations' AND stated_verb IN ('left', 'departed', 'crossed', 'entered', 'arrived', 'returned voluntarily')
