package io.github.incidentsdk.insights.history.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one thing.
 *
 * @param line the line on which it begins, from 1
 * @param cells the values that are there and not blank
 */
record Row(long line, Map<Field, Cell> cells) {

    /**
     * One value.
     *
     * @param text without blanks around it
     * @param place where it stands, such as {@code line 17, column 4 (severity_raw)}
     */
    record Cell(String text, String place) {}

    /** Where it stands. */
    String place() {
        return "line " + line;
    }

    @Nullable
    Cell cell(Field field) {
        return cells.get(field);
    }

    /** The text of {@code field}; null where nobody said. */
    @Nullable
    String text(Field field) {
        Cell cell = cells.get(field);
        return cell == null ? null : cell.text();
    }
}
