package io.github.incidentsdk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.JournalLine.Told;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A lane reads on its thread while the journal appends on another. */
class LineReaderTest {

    private final RecentLines lines = new RecentLines(100);
    private final Story story = new Story("i", line -> lines.add(line.withSeq(lines.lastEvent() + 1)));

    @Test
    void whatComesJustAfterALookIsNotPassedOver() throws IOException {
        LineReader reader = new LineReader(lines, new Emptied(() -> {}), new LaneReport("pager"));

        assertThat(reader.at(1)).isNull();
        story.declared();

        assertThat(reader.end(1)).isEqualTo(1);
        assertThat(reader.at(1)).isNotNull();
    }

    @Test
    void whatComesWhileLinesThatAreGoneWereLookedForIsNotPassedOverEither() throws IOException {
        for (int at = 0; at <= RecentLines.KEPT; at++) {
            story.noted("note " + at);
        }
        long last = lines.lastEvent();
        LineReader reader = new LineReader(lines, new Emptied(story::declared), new LaneReport("pager"));

        assertThat(reader.at(1)).isNull();

        assertThat(reader.end(1)).isEqualTo(last + 1);
        assertThat(reader.at(last + 1)).isNotNull();
    }

    /** A journal that keeps no line; something happens while it is read. */
    private record Emptied(Runnable meanwhile) implements DeliveryRecord {

        @Override
        public CompletionStage<?> append(Told line) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public List<JournalLine> read(long from, int max) {
            meanwhile.run();
            return List.of();
        }

        @Override
        public boolean isUpToDate() {
            return true;
        }
    }
}
