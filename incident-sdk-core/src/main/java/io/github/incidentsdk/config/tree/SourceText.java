package io.github.incidentsdk.config.tree;

import io.github.incidentsdk.config.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a file, to find in it the place of a character of one of its leaves. */
public final class SourceText implements Node.Inside {

    private final List<String> lines;

    public SourceText(String text) {
        this.lines = text.lines().toList();
    }

    /** The line of that number, from 1; empty beyond the end. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /**
     * Walks through source and leaf side by side: a format may fold, indent and quote a text, but what is not white space
     * stays in its order. Where the two differ, for an escape, nothing is known.
     */
    @Override
    public @Nullable Place place(Node.Text leaf, int line, int column) {
        int offset = offset(leaf.value(), line, column);
        Walk walk = new Walk(leaf);
        for (int i = 0; i < leaf.value().length(); i++) {
            if (Character.isWhitespace(leaf.value().charAt(i))) {
                continue;
            }
            if (!walk.finds(leaf.value().charAt(i))) {
                return null;
            }
            if (i >= offset) {
                return walk.place(leaf.place(), 0);
            }
        }
        return walk.place(leaf.place(), 1);
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int points = Math.min(column - 1, text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, points);
    }

    /** A position in the source that moves from one visible character to the next. */
    private final class Walk {
        private int line;
        private int index;

        private Walk(Node.Text leaf) {
            line = leaf.place().line();
            index = line(line)
                    .offsetByCodePoints(
                            0,
                            Math.min(
                                    leaf.place().column() - 1,
                                    line(line).codePointCount(0, line(line).length())));
            if (leaf.notation() == Node.Notation.BLOCK_TEXT) {
                line++;
                index = 0;
            } else if (index < line(line).length() && "\"'".indexOf(line(line).charAt(index)) >= 0) {
                index++;
            }
            index--;
        }

        private boolean finds(char c) {
            do {
                index++;
                while (index >= line(line).length() && line <= lines.size()) {
                    line++;
                    index = 0;
                }
            } while (line <= lines.size() && Character.isWhitespace(line(line).charAt(index)));
            return line <= lines.size() && line(line).charAt(index) == c;
        }

        private Place place(Place leaf, int after) {
            int column = line(line).codePointCount(0, Math.max(0, index)) + 1 + after;
            return new Place(leaf.file(), line, column, leaf.path());
        }
    }
}
