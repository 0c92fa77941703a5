package io.github.incidentsdk.insights.history.intake;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values, one record after the other. */
final class CsvRows {

    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final String file;
    private final Rows rows;
    private Map<Field, Integer> columns = Map.of();
    private List<String> headers = List.of();

    CsvRows(String file, Rows rows) {
        this.file = file;
        this.rows = rows;
    }

    void read(Reader text) throws IOException {
        try {
            CSVParser parser = FORM.parse(text); // not closed: the text is whose who gave it
            long begin = 1;
            for (CSVRecord record : parser) {
                if (headers.isEmpty()) {
                    header(record);
                } else {
                    record(record, begin);
                }
                begin = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException failed) {
            throw unreadable(failed.getCause());
        }
        rows.done();
    }

    private IOException unreadable(@Nullable IOException cause) {
        if (cause instanceof CSVException) { // the message has line and character
            return new ImportException(List.of(file + ": " + cause.getMessage()));
        }
        return cause == null ? new IOException(file + " cannot be read") : cause;
    }

    private void header(CSVRecord record) throws ImportException {
        headers = record.toList();
        columns = new EnumMap<>(Field.class);
        for (int i = 0; i < headers.size(); i++) {
            Field field = Field.of(headers.get(i));
            if (field != null) {
                columns.putIfAbsent(field, i);
            }
        }
        if (!columns.containsKey(Field.ID)) {
            rows.problem("line 1, column 1: no column is called id; the first line has to name the columns");
            rows.done();
        }
    }

    private void record(CSVRecord record, long line) throws ImportException {
        if (record.size() != headers.size()) {
            rows.problem("line " + line + ", column " + Math.min(record.size(), headers.size() + 1) + ": the row has "
                    + record.size() + " values for " + headers.size()
                    + " columns; a value with a comma in it needs quotes");
            return;
        }
        Map<Field, Row.Cell> cells = new EnumMap<>(Field.class);
        columns.forEach((field, column) -> {
            String value = record.get(column).strip();
            if (!value.isEmpty()) {
                cells.put(
                        field,
                        new Row.Cell(
                                value, "line " + line + ", column " + (column + 1) + " (" + headers.get(column) + ")"));
            }
        });
        rows.accept(new Row(line, cells));
    }
}
