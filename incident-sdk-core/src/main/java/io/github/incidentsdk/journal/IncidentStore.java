package io.github.incidentsdk.journal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal's lines are kept: in memory, in a directory, or in somebody's database.
 *
 * <p>{@link #append} and {@link #close} are called by one thread; {@link #read} and what asks how it is by any. Whatever a method
 * throws, an {@link Error} too, counts as an {@link IOException} and costs durability: nothing that the service calls throws for it.
 */
public interface IncidentStore extends AutoCloseable {

    /**
     * Hands over every line that is kept, oldest first; called once, before the first {@link #append}.
     *
     * @return the highest number that may have been given to a line, also to one that could not be read; 0 when none was. One
     *     below that, or below the line that was handed over last, counts as an exception
     * @throws IOException when nothing can be said of the numbers; then nothing is appended: the journal is in memory until the
     *     process ends, and says so
     */
    long load(Consumer<JournalLine> into) throws IOException;

    /**
     * Appends lines and returns when they are as durable as this store can make them.
     *
     * @param lines numbered by the journal, ascending
     * @throws IOException when they may not be durable; the journal says so, goes on from memory, and appends them again later
     */
    void append(List<JournalLine> lines) throws IOException;

    /**
     * Reads at most {@code max} lines in order.
     *
     * @param from the first number wanted; lines that are no longer kept are passed over
     * @throws IOException when they cannot be read; they are asked for again
     */
    List<JournalLine> read(long from, int max) throws IOException;

    /** Whether what was appended survives the process; where it throws it does not, and that is a {@link #problem}. */
    boolean durable();

    /** Why this store is not what was configured; null when it is. What it throws is why, too. */
    default @Nullable String problem() {
        return null;
    }

    /** How many bytes of lines are kept; 0 where that is not known, or it throws; from any thread. */
    default long bytes() {
        return 0;
    }

    /** How often something could not be kept or read, by reason; none where it throws; from any thread. */
    default Map<String, Long> losses() {
        return Map.of();
    }

    @Override
    void close() throws IOException;
}
