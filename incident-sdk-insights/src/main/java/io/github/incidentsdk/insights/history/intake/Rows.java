package io.github.incidentsdk.insights.history.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a file's rows, and says at the end all that is wrong with them. */
final class Rows {

    /** So many problems are enough to see what is the matter. */
    private static final int MOST = 20;

    private final String file;
    private final RowReader reader;
    private final Map<String, String> whence;
    private final List<String> problems = new ArrayList<>();

    /** @param whence where each id stood that was read so far */
    Rows(String file, RowReader reader, Map<String, String> whence) {
        this.file = file;
        this.reader = reader;
        this.whence = whence;
    }

    void accept(Row row) throws ImportException {
        Row.Cell id = row.cell(Field.ID);
        if (id == null) {
            problem(row.place() + ": an incident without an id; every row needs one in the column id");
            return;
        }
        String before = whence.putIfAbsent(id.text(), file + ", line " + row.line());
        if (before != null) {
            problem(id.place() + ": the id \"" + id.text() + "\" stands in " + before + " already");
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
    }
}
