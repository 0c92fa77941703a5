package io.github.incidentsdk.insights.history.intake;

import io.github.incidentsdk.insights.history.History;
import io.github.incidentsdk.insights.history.HistoryBuilder;
import io.github.incidentsdk.journal.directory.JournalFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads sources one after the other into one {@link History}.
 *
 * <pre>{@code
 * History history = new Intake().journal(Path.of("/var/lib/checkout/incidents")).csv(Path.of("status-page.csv")).history();
 * }</pre>
 *
 * <p>What two sources say of one incident id comes together. Files are read in passing, so that a large one takes no more room
 * than its incidents do. For one thread.
 */
public final class Intake {

    private final HistoryBuilder into;
    private final ImportSettings settings;
    private final Same same = new Same();
    private final JournalReader journals;
    private final Map<String, String> whence = new HashMap<>();
    private final Reviews reviews;
    private final Coverage coverage = new Coverage();

    /** Into a new history, with the ordinary words for severities and the rest. */
    public Intake() {
        this(History.builder(), ImportSettings.ofDefaults());
    }

    /** Into {@code into}, whose window and breaks may be set already. */
    public Intake(HistoryBuilder into, ImportSettings settings) {
        this.into = into;
        this.settings = settings;
        this.journals = new JournalReader(into, same, coverage);
        this.reviews = new Reviews(into, settings.zone());
    }

    /**
     * Reads a journal directory and those below it, also while a service writes into it.
     *
     * @throws IOException when it is no directory, or cannot be read
     */
    public Intake journal(Path directory) throws IOException {
        JournalFiles.read(directory, journals);
        journals.done();
        coverage.done(lastOf(directory));
        return this;
    }

    /**
     * Reads a file of values in UTF-8 whose first line names the columns; see {@link ImportSettings}. They are parted by commas,
     * semicolons, tabs or bars, whichever part the names.
     *
     * @throws ImportException when something in it cannot be understood; the message has file, line and column
     * @throws IOException when it cannot be read
     */
    public Intake csv(Path file) throws IOException {
        try (Reader text = Utf8.open(file)) {
            return csv(file.toString(), text);
        } catch (CharacterCodingException other) {
            throw Utf8.refused(file);
        }
    }

    /** As {@link #csv(Path)}, from {@code text}, which messages call {@code name}; it stays open. */
    public Intake csv(String name, Reader text) throws IOException {
        new CsvRows(name, rows(name)).read(text);
        coverage.done(lastOf(Path.of(name)));
        return this;
    }

    /**
     * Reads a file of JSON in UTF-8: an array of objects, an object with such an array in it, or objects one after the other; their
     * members are called as columns are.
     *
     * @throws ImportException when something in it cannot be understood; the message has file, line and column
     * @throws IOException when it cannot be read
     */
    public Intake json(Path file) throws IOException {
        try (Reader text = Utf8.open(file)) {
            return json(file.toString(), text);
        } catch (CharacterCodingException other) {
            throw Utf8.refused(file);
        }
    }

    /** As {@link #json(Path)}, from {@code text}, which messages call {@code name}; it stays open. */
    public Intake json(String name, Reader text) throws IOException {
        new JsonRows(name, rows(name)).read(text);
        coverage.done(lastOf(Path.of(name)));
        return this;
    }

    /**
     * Reads a review, or all of a directory and those below it: files in Markdown whose names end in {@code .md}. What people wrote
     * there counts for more than what a journal or another file says of the incident, whichever is read first.
     *
     * @throws IOException when it cannot be read
     */
    public Intake reviews(Path fileOrDirectory) throws IOException {
        if (Files.isDirectory(fileOrDirectory)) {
            try (Stream<Path> files = Files.walk(fileOrDirectory)) {
                for (Path file : files.filter(Reviews::isOne).sorted().toList()) {
                    reviews.read(file);
                }
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        } else {
            reviews.read(fileOrDirectory);
        }
        return this;
    }

    private Rows rows(String name) {
        RowReader reader = new RowReader(into, settings, same, coverage);
        return new Rows(name, lastOf(Path.of(name)), into, settings, reader, whence);
    }

    /** Readers of a report need no path of somebody's machine. */
    private static String lastOf(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** What was read so far. */
    public History history() {
        reviews.apply();
        coverage.tell(into, settings.zone());
        return into.build();
    }
}
