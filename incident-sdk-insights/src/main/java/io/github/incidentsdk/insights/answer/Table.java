package io.github.incidentsdk.insights.answer;

import java.util.List;

/**
 * Rows that a reader looks through.
 *
 * @param title what it lists
 * @param columns the headings
 */
public record Table(String title, List<String> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("a row of \"" + title + "\" has "
                        + row.cells().size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /**
     * One row.
     *
     * @param cells texts, as many as there are columns
     * @param incidents ids of the incidents behind it
     */
    public record Row(List<String> cells, List<String> incidents) {
        public Row {
            cells = List.copyOf(cells);
            incidents = List.copyOf(incidents);
        }
    }
}
