package io.github.incidentsdk.insights.history.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads values that are parted by commas, or by what parts the names in the first line, one record after the other. */
final class CsvRows {

    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /** The first line is not longer. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final Pattern NEVER_ENDS = Pattern.compile("startline (\\d+)");

    private static final Pattern GOES_ON = Pattern.compile("at line: (\\d+)");

    private final String file;
    private final Rows rows;
    private final List<Column> columns = new ArrayList<>();
    private List<String> headers = List.of();

    private record Column(Field field, int place) {}

    CsvRows(String file, Rows rows) {
        this.file = file;
        this.rows = rows;
    }

    void read(Reader text) throws IOException {
        try {
            BufferedReader buffered = new BufferedReader(text, LONGEST_HEADER);
            CSVParser parser = form(buffered).parse(buffered); // not closed: the text is whose who gave it
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
        if (headers.isEmpty()) {
            throw rows.empty();
        }
        rows.done();
    }

    /** With the separator by which the first line has most names that are known. */
    private CSVFormat form(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        char[] begin = new char[LONGEST_HEADER];
        int n = 0;
        for (int more = 0; more >= 0 && n < begin.length; n += Math.max(0, more)) {
            more = text.read(begin, n, begin.length - n);
        }
        text.reset();
        String first = new String(begin, 0, n).strip().lines().findFirst().orElse("");
        char best = SEPARATORS[0];
        for (char separator : SEPARATORS) {
            best = known(first, separator) > known(first, best) ? separator : best;
        }
        return FORM.builder().setDelimiter(best).get();
    }

    private long known(String header, char separator) {
        return Arrays.stream(header.split(Pattern.quote(String.valueOf(separator)), -1))
                .filter(name -> rows.settings().fieldOf(name) != null)
                .count();
    }

    private IOException unreadable(@Nullable IOException cause) {
        if (cause instanceof CSVException) {
            return new ImportException(List.of(file + unquoted(String.valueOf(cause.getMessage()))));
        }
        return cause == null ? new IOException(file + " cannot be read") : cause;
    }

    /** In the parser's words it would not say what to do. */
    private static String unquoted(String message) {
        Matcher begin = NEVER_ENDS.matcher(message);
        if (begin.find()) {
            return ", line " + begin.group(1) + ": a value in quotes begins there and never ends";
        }
        Matcher place = GOES_ON.matcher(message);
        return place.find()
                ? ", line " + place.group(1)
                        + ": a value goes on after its closing quote; a quote within quotes is written twice"
                : ": " + message;
    }

    private void header(CSVRecord record) throws ImportException {
        headers = record.toList();
        for (int i = 0; i < headers.size(); i++) { // what somebody said goes before what names say
            Field said = rows.settings().said(headers.get(i));
            if (said != null) {
                column(said, i);
            }
        }
        for (int i = 0; i < headers.size(); i++) {
            Field field = Field.of(headers.get(i));
            if (rows.settings().said(headers.get(i)) == null) {
                if (field == null) {
                    rows.notRead(headers.get(i));
                } else {
                    column(field, i);
                }
            }
        }
        if (columns.stream().noneMatch(each -> each.field() == Field.ID)) {
            rows.problem(
                    "line 1, column 1: no column is called id; the first line has to name the columns, or say which one"
                            + " it is, as in --column id=Number");
            rows.done();
        }
    }

    /** The first of several that are called alike, of lists all; of two of one name nobody knows which is meant. */
    private void column(Field field, int place) throws ImportException {
        Optional<Column> before =
                columns.stream().filter(each -> each.field() == field).findFirst();
        if (before.isEmpty() || field.isList()) {
            columns.add(new Column(field, place));
            return;
        }
        String header = headers.get(place);
        if (Field.plain(header).equals(Field.plain(headers.get(before.get().place())))) {
            rows.problem("line 1, column " + (place + 1) + ": a second column is called " + header
                    + "; leave one of them out");
        } else {
            rows.notRead(header);
        }
    }

    private void record(CSVRecord record, long line) throws ImportException {
        if (record.size() != headers.size()) {
            rows.problem("line " + line + ", column " + Math.min(record.size(), headers.size() + 1) + ": the row has "
                    + record.size() + " values for " + headers.size()
                    + " columns; a value with the separator in it needs quotes");
            return;
        }
        Map<Field, Row.Cell> cells = new EnumMap<>(Field.class);
        for (Column column : columns) {
            String value = record.get(column.place()).strip();
            if (!value.isEmpty()) {
                String place =
                        "line " + line + ", column " + (column.place() + 1) + " (" + headers.get(column.place()) + ")";
                cells.merge(
                        column.field(),
                        new Row.Cell(value, place),
                        (one, more) -> new Row.Cell(one.text() + "|" + more.text(), one.place()));
            }
        }
        rows.accept(new Row(line, cells));
    }
}
