package io.github.incidentsdk.insights.history.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects in a long text of JSON without holding the text: the elements of an array, be it all of the text or the member {@code
 * incidents} of an object, or objects one after the other. What an object has in it is for a parser to say.
 */
final class JsonObjects {

    /** What a member is called whose array has the incidents. */
    private static final Pattern AROUND = Pattern.compile("\"(incidents|data|results|items)\"\\s*:\\s*\\[$");

    private static final int BUFFER = 1 << 16;
    /** More is no incident, but a file of something else. */
    private static final int LONGEST = 1 << 20;

    private final String file;
    private final Reader text;
    private final char[] buffer = new char[BUFFER];
    private int filled;
    private int position;
    private int line = 1;
    private int column;
    private boolean inArray;
    private boolean over;
    private boolean blank = true;

    JsonObjects(String file, Reader text) {
        this.file = file;
        this.text = text;
    }

    /**
     * An object, and where it begins.
     *
     * @param line from 1
     * @param column from 1
     */
    record Found(String text, int line, int column) {

        /** Where in the file it is what is there in the object. */
        String placeOf(int lineInside, int columnInside) {
            return "line " + (line + lineInside - 1) + ", column "
                    + (lineInside == 1 ? column + columnInside - 1 : columnInside);
        }
    }

    /** Whether nothing was there so far. */
    boolean isBlank() {
        return blank;
    }

    /** The next one; null when there are no more. */
    @Nullable
    Found next() throws IOException {
        int c = over ? -1 : read();
        while (c != '{') {
            over |= c < 0 || (inArray && c == ']');
            if (over) {
                return null;
            }
            inArray |= c == '[';
            blank &= Character.isWhitespace(c);
            if (!Character.isWhitespace(c) && c != '[' && c != ',') {
                throw wrong("incidents are objects in braces; there is \"" + (char) c + "\" instead");
            }
            c = read();
        }
        blank = false;
        return inArray ? object() : outside();
    }

    /** Either the first of objects one after the other, or the object around an array of objects. */
    private @Nullable Found outside() throws IOException {
        Found found = object();
        if (found == null) {
            inArray = true; // it was the object around them, up to its array
            return next();
        }
        return found;
    }

    /** Reads on from an opening brace; null when it has the array of the incidents, which begins here. */
    private @Nullable Found object() throws IOException {
        int beginLine = line;
        int beginColumn = column;
        StringBuilder read = new StringBuilder("{");
        int depth = 1;
        boolean quoted = false;
        while (depth > 0) {
            int c = read();
            if (c < 0) {
                throw wrong("the text ends within an object that begins in line " + beginLine);
            }
            if (read.length() == LONGEST) {
                throw wrong("the object that begins in line " + beginLine + " is too long for an incident");
            }
            read.append((char) c);
            if (quoted) {
                if (c == '\\') {
                    read.append((char) read());
                }
                quoted = c != '"';
            } else if (c == '['
                    && !inArray
                    && depth == 1
                    && AROUND.matcher(read).find()) {
                return null;
            } else {
                quoted = c == '"';
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        return new Found(read.toString(), beginLine, beginColumn);
    }

    private ImportException wrong(String problem) {
        return new ImportException(List.of(file + ", line " + line + ", column " + column + ": " + problem));
    }

    private int read() throws IOException {
        if (position == filled) {
            filled = Math.max(0, text.read(buffer));
            position = 0;
            if (filled == 0) {
                return -1;
            }
        }
        char c = buffer[position++];
        column++;
        if (c == '\n') {
            line++;
            column = 0;
        }
        return c;
    }
}
