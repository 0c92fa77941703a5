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
import java.util.Random;
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
    void writesEveryCharacterAsJacksonDoesAndHalfAPairAsTheReplacementCharacter() throws Exception {
        ObjectMapper jackson = new ObjectMapper();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x11000 ? 1 : 251) {
            String text = "a" + Character.toString(point) + "\u00e9z";
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            String whole = half ? text.replace(Character.toString(point), "\ufffd") : text;

            String written = new String(JsonWriter.bytes(json -> json.put(text, text)), UTF_8);

            String quoted = jackson.writeValueAsString(whole);
            if (!written.equals("{" + quoted + ":" + quoted + "}")) {
                assertThat(written).as("U+%04X", point).isEqualTo("{" + quoted + ":" + quoted + "}");
            }
        }
    }

    @Test
    void writesRandomTextsThatJacksonReadsBack() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "abc xyz\"\\\n\t\u0001\u007f\u00e4\u20ac\ud83d\udd25";
        JsonBuffer buffer = new JsonBuffer();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(3_000); length > 0; length--) {
                text.append(random.nextInt(8) > 0 ? 'a' : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String before = text.toString();
            buffer.clear();
            buffer.object(json -> json.put("text", before).put("then", 1));

            Map<?, ?> read = new ObjectMapper().readValue(buffer.array(), 0, buffer.length(), Map.class);

            byte[] utf8 = repaired(before).getBytes(UTF_8);
            assertThat(read).as("seed " + seed).isEqualTo(Map.of("text", new String(utf8, UTF_8), "then", 1));
        }
    }

    private static String repaired(String text) {
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void writesNumbersAndTimesOfAnySize() {
        byte[] body = JsonWriter.bytes(json -> json.array(
                        "whole",
                        numbers -> numbers.add(0)
                                .add(9)
                                .add(10)
                                .add(-1)
                                .add(Long.MAX_VALUE)
                                .add(Long.MIN_VALUE))
                .array(
                        "real",
                        numbers -> numbers.add(0.1)
                                .add(-0.0)
                                .add(1e300)
                                .add(2.0E-3)
                                .add(Double.MIN_VALUE))
                .put("early", Instant.MIN)
                .put("fine", Instant.parse("2026-03-01T12:00:00.000000001Z")));

        assertThat(new String(body, UTF_8))
                .isEqualTo("{\"whole\":[0,9,10,-1,9223372036854775807,-9223372036854775808],"
                        + "\"real\":[0.1,-0.0,1.0E300,0.002,4.9E-324],"
                        + "\"early\":\"-1000000000-01-01T00:00:00Z\",\"fine\":\"2026-03-01T12:00:00.000000001Z\"}");
    }

    @Test
    void refusesWhatWouldBeNoJson() {
        assertThatThrownBy(() -> JsonWriter.bytes(json -> json.add("x")))
                .hasMessage("an object has no elements without a name, but one was added");
        assertThatThrownBy(() -> JsonWriter.bytes(json -> json.array("list", list -> list.put("name", 1))))
                .hasMessage("an array has no names, but name was put into one");
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
