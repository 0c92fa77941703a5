package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a file's rows, and says at the end all that is wrong with them. */
final class Rows {

    /** So many problems are enough to see what is the matter. */
    private static final int MOST = 20;

    private final String file;
    private final String name;

    private final HistoryBuilder into;

    private final ImportSettings settings;

    private final RowReader reader;
    private final Map<String, String> whence;
    private final List<String> problems = new ArrayList<>();

    private final Set<String> notRead = new LinkedHashSet<>();

    private boolean any;

    /**
     * @param file as messages call it
     * @param name as readers of a report know it
     * @param whence where each id stood that was read so far
     */
    Rows(
            String file,
            String name,
            HistoryBuilder into,
            ImportSettings settings,
            RowReader reader,
            Map<String, String> whence) {
        this.file = file;
        this.name = name;
        this.into = into;
        this.settings = settings;
        this.reader = reader;
        this.whence = whence;
    }

    ImportSettings settings() {
        return settings;
    }

    /** Says that nobody reads the column {@code header}. */
    void notRead(String header) {
        if (notRead.size() < MOST) {
            notRead.add(header);
        }
    }

    ImportException empty() {
        return new ImportException(List.of(file + " is empty; an incident has at least an id and when it began"));
    }

    void accept(Row row) throws ImportException {
        any = true;
        Row.Cell id = row.cell(Field.ID);
        if (id == null) {
            problem(
                    row.place()
                            + ": an incident without an id; every row needs one in the column id, or in one that is said, as in --column id=Number");
            return;
        }
        String before = whence.putIfAbsent(id.text(), file + ", line " + row.line());
        if (before != null) {
            problem(id.place() + ": the id \"" + id.text() + "\" stands in " + before
                    + " already; give each incident an id of its own");
            return;
        }
        for (String problem : reader.read(row)) {
            problem(problem);
        }
    }

    void problem(String problem) throws ImportException {
        problems.add(file + ", " + problem);
        if (problems.size() == MOST) {
            problems.add(file + " may have more problems; these are the first " + MOST);
            done();
        }
    }

    void done() throws ImportException {
        if (!problems.isEmpty()) {
            throw new ImportException(problems);
        }
        if (!any) {
            into.caution("No incident is in " + name + ".");
        }
        if (!notRead.isEmpty()) {
            into.caution("Not read of " + name + ": " + String.join(", ", notRead) + ".");
        }
        if (reader.days() > 0) {
            into.caution("Times of " + name + " that say only the day, taken as its beginning: " + reader.days()
                    + ". Durations and hours of the day are not to be trusted there.");
        }
    }
}
