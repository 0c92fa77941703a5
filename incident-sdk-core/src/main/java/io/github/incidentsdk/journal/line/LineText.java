package io.github.incidentsdk.journal.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.json.JsonBuffer;
import io.github.incidentsdk.json.JsonException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line as JSON text, for an {@link io.github.incidentsdk.journal.IncidentStore} that keeps text: a table's column, a document.
 *
 * <p>As in the journal's files, but without the checksum, so that a database may write its members in another order. All methods
 * may be called from any thread.
 */
public final class LineText {

    private static final Logger log = LoggerFactory.getLogger(LineText.class);

    private static final String BOOT =
            Long.toHexString(ThreadLocalRandom.current().nextLong());

    private LineText() {}

    /** The line as one JSON object, without line feeds; an event of it within 64 KiB, its incident as a rule within 4 KiB. */
    public static String of(JournalLine line) {
        JsonBuffer buffer = new JsonBuffer();
        new LineCodec(BOOT).write(line, buffer);
        return new String(buffer.array(), 0, buffer.length(), UTF_8);
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @return empty for what this version does not understand, since a newer one wrote it or something damaged it: such a line is
     *     passed over and counted in {@code losses()}, and its number is not given again
     */
    public static Optional<JournalLine> parse(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try {
            return Optional.of(LineCodec.decode(bytes, 0, bytes.length));
        } catch (JsonException notUnderstood) {
            log.debug("a line of the journal is not understood", notUnderstood);
            return Optional.empty();
        }
    }
}
