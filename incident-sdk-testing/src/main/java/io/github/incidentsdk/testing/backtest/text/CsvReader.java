package io.github.incidentsdk.testing.backtest.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values as RFC 4180 has them, and remembers where each one stands.
 *
 * <p>Lines end in LF, CRLF or CR; empty lines are passed over; quotes may hold separators and line ends.
 */
public final class CsvReader {

    private static final int END = -1;

    private final String file;
    private final Reader in;
    private final char separator;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private long line = 1;
    private long column = 1;

    private final List<String> fields = new ArrayList<>();
    private final List<Long> columns = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private long recordLine;

    public CsvReader(String file, Reader in, char separator) {
        this.file = file;
        this.in = in;
        this.separator = separator;
    }

    /** Moves to the next record that is not empty; false at the end. */
    public boolean next() throws IOException {
        do {
            if (peek() == END) {
                return false;
            }
            readRecord();
        } while (fields.size() == 1 && fields.get(0).isBlank());
        return true;
    }

    public List<String> fields() {
        return fields;
    }

    /** Returns the line on which the record begins. */
    public long line() {
        return recordLine;
    }

    public BadSeriesException bad(int index, String why) {
        long at = index < columns.size() ? columns.get(index) : 1;
        return new BadSeriesException(file, recordLine, at, why);
    }

    private void readRecord() throws IOException {
        fields.clear();
        columns.clear();
        recordLine = line;
        do {
            columns.add(column);
            fields.add(readField());
        } while (take(separator));
        if (peek() == '\r') {
            advance();
            if (peek() == '\n') {
                position++;
            }
        } else if (peek() != END) {
            advance();
        }
    }

    private String readField() throws IOException {
        field.setLength(0);
        if (peek() == '"') {
            readQuoted();
            return field.toString();
        }
        for (int c = peek(); c != END && c != separator && c != '\n' && c != '\r'; c = peek()) {
            field.append((char) c);
            advance();
        }
        return field.toString().strip();
    }

    private void readQuoted() throws IOException {
        long openLine = line;
        long openColumn = column;
        advance();
        while (true) {
            int c = peek();
            if (c == END) {
                throw new BadSeriesException(file, openLine, openColumn, "a quote is opened and never closed");
            }
            advance();
            if (c != '"') {
                field.append((char) c);
            } else if (peek() == '"') {
                field.append('"');
                advance();
            } else {
                break;
            }
        }
        int after = peek();
        if (after != END && after != separator && after != '\n' && after != '\r') {
            throw new BadSeriesException(
                    file, line, column, "after a closing quote expected '" + separator + "' or the end of the line");
        }
    }

    private boolean take(char expected) throws IOException {
        if (peek() != expected) {
            return false;
        }
        advance();
        return true;
    }

    private int peek() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return limit == 0 ? END : buffer[position];
    }

    private void advance() {
        char passed = buffer[position++];
        if (passed == '\n' || passed == '\r') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
