package io.github.incidentsdk.journal.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.incidentsdk.journal.JournalLine;
import io.github.incidentsdk.journal.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTextTest {

    private final long seed = new Random().nextLong();

    @Test
    void readsBackWhatItWrote() {
        for (JournalLine line : Lines.random(seed, 1, 100)) {
            String text = LineText.of(line);

            assertThat(text).doesNotContain("\n").doesNotContain("\"crc\"");
            assertThat(LineText.parse(text))
                    .as("seed %d, line %d", seed, line.seq())
                    .get()
                    .usingRecursiveComparison(Lines.BY_CONTENT)
                    .isEqualTo(line);
        }
    }

    @Test
    void readsMembersInWhateverOrderADatabaseReturnsThem() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Random random = new Random(seed);
        for (JournalLine line : Lines.random(seed, 1, 30)) {
            ObjectNode object = (ObjectNode) json.readTree(LineText.of(line));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode shuffled = json.createObjectNode();
            names.forEach(name -> shuffled.set(name, object.get(name)));

            assertThat(LineText.parse(json.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled)))
                    .as("seed %d, %s", seed, names)
                    .get()
                    .usingRecursiveComparison(Lines.BY_CONTENT)
                    .isEqualTo(line);
        }
    }

    @Test
    void passesOverWhatItDoesNotUnderstand() {
        String note = LineText.of(Lines.note(1));

        assertThat(LineText.parse(note.replace("\"v\":1", "\"v\":2"))).isEmpty();
        assertThat(LineText.parse(note.replace("\"noted\"", "\"levitated\""))).isEmpty();
        assertThat(LineText.parse(note.substring(0, note.length() / 2))).isEmpty();
        assertThat(LineText.parse("")).isEmpty();
        assertThat(LineText.parse("{}")).isEmpty();
    }
}
