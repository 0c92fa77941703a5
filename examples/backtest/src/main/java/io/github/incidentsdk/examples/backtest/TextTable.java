package io.github.incidentsdk.examples.backtest;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, aligned: the first columns to the left, numbers to the right. */
final class TextTable {

    private final int left;
    private final List<List<String>> lines = new ArrayList<>();

    /**
     * Starts with a header.
     *
     * @param left how many columns are text
     */
    TextTable(int left, List<String> header) {
        this.left = left;
        lines.add(header);
    }

    void add(List<String> line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? "" : "  ").append(i < left ? line.get(i) + pad : pad + line.get(i));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
