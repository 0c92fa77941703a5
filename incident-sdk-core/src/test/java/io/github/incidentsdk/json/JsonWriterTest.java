package io.github.incidentsdk.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void writesABodyAsItReads() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("b", "1");
        texts.put("a", "2");

        byte[] body = JsonWriter.bytes(json -> json.put("text", "a\"b")
                .put("absent", (String) null)
                .put("count", 3)
                .put("share", 0.5)
                .put("nan", Double.NaN)
                .put("yes", true)
                .putTexts("texts", texts)
                .object(
                        "inner",
                        inner -> inner.array(
                                "list", list -> list.add("x").add(1).add(2.5).addObject(o -> {}))));

        assertThat(new String(body, UTF_8))
                .isEqualTo(
                        "{\"text\":\"a\\\"b\",\"count\":3,\"share\":0.5,\"yes\":true,\"texts\":{\"b\":\"1\",\"a\":\"2\"},"
                                + "\"inner\":{\"list\":[\"x\",1,2.5,{}]}}");
    }

    @Test
    void writesAnyNameHoweverManyThereAreAndHoweverOften() throws Exception {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < 2_000; i++) {
            expected.put(i + "\"\\\n\u00e4\ud83d\udd25", i);
        }
        for (int time = 1; time <= 2; time++) {
            byte[] body = JsonWriter.bytes(json -> {
                expected.keySet()
                        .forEach(name -> json.put(name, Integer.parseInt(name.substring(0, name.indexOf('"')))));
                json.put("half \ud83d", 1);
            });
            Map<?, ?> read = new ObjectMapper().readValue(body, Map.class);
            assertThat(read.remove("half \ufffd")).isEqualTo(1);
            assertThat(read).isEqualTo(expected);
        }
    }

    @Test
    void writesAndReadsTimeAsTheJdkDoes() {
        byte[] time = new byte[IsoTime.LENGTH];
        LocalDate last = LocalDate.of(9999, 12, 31);
        for (LocalDate day = LocalDate.of(0, 1, 1); day.isBefore(last); day = day.plusDays(5)) {
            Instant at =
                    day.atTime(day.getDayOfMonth() % 24, 59, 7, 120_000_000).toInstant(ZoneOffset.UTC);
            assertThat(IsoTime.write(at, time, 0)).isTrue();
            String text = new String(time, UTF_8);
            if (!text.equals(at.toString()) || !IsoTime.read(text).equals(at)) {
                assertThat(text).isEqualTo(at.toString());
                assertThat(IsoTime.read(text)).isEqualTo(at);
            }
        }
    }

    @Test
    void leavesNoHalfObjectBehindWhenTheWriterThrows() {
        JsonBuffer buffer = new JsonBuffer();
        buffer.object(json -> json.put("a", 1));

        assertThatThrownBy(() -> buffer.object(json -> {
                    json.put("b", "x".repeat(100_000));
                    throw new IllegalArgumentException("planted");
                }))
                .hasMessage("planted");
        buffer.object(json -> json.put("c", 3));

        assertThat(new String(buffer.toByteArray(), UTF_8)).isEqualTo("{\"a\":1}{\"c\":3}");
    }

    @Test
    void givesLargeMemoryBack() {
        JsonBuffer buffer = new JsonBuffer();
        buffer.object(json -> json.put("a", "x".repeat(2 << 20)));
        buffer.clear();

        assertThat(buffer.array().length).isLessThan(64 * 1024);
    }
}
