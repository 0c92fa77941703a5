package io.github.incidentsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.incidentsdk.json.JsonValue.JsonArray;
import io.github.incidentsdk.json.JsonValue.JsonBoolean;
import io.github.incidentsdk.json.JsonValue.JsonNull;
import io.github.incidentsdk.json.JsonValue.JsonNumber;
import io.github.incidentsdk.json.JsonValue.JsonObject;
import io.github.incidentsdk.json.JsonValue.JsonText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S16")
class JsonTreeTest {

    @Test
    void keepsOrderAndPlacesOfMembers() throws Exception {
        JsonObject object = (JsonObject) JsonTree.parse("{\n  \"b\": [true, null],\n  \"a\": 1e3\n}");

        assertThat(object.members().keySet()).containsExactly("b", "a");
        assertThat(object.members().get("a").line()).isEqualTo(3);
        assertThat(object.members().get("a").column()).isEqualTo(3);
        assertThat(object.get("a")).isEqualTo(new JsonNumber("1e3", 3, 8));
        JsonArray array = (JsonArray) object.get("b");
        assertThat(array.elements()).containsExactly(new JsonBoolean(true, 2, 9), new JsonNull(2, 15));
        assertThat(object.get("c")).isNull();
    }

    @Test
    void readsATextAsItIs() throws Exception {
        assertThat(JsonTree.parse("\uFEFF\"caf\\u00e9 \\ud83d\\ude00\"")).isEqualTo(new JsonText("café 😀", 1, 1));
    }

    @Test
    void keepsANumberAsItWasWritten() throws Exception {
        JsonNumber huge = (JsonNumber) JsonTree.parse("1e999999999");

        assertThat(huge.text()).isEqualTo("1e999999999");
        assertThat(huge.toDouble()).isInfinite();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                          | 1 | 1 | empty",
                "` `                         | 1 | 1 | empty",
                "{\"a\":1,\"a\":2}           | 1 | 8 | Duplicate field 'a'",
                "{\"a\": nope}               | 1 | 7 | Unrecognized token 'nope'",
                "{\"a\": 1                   | 1 | 1 | end-of-input",
                "[1] [2]                     | 1 | 5 | the text goes on",
                "{\"a\": 1,}                 | 1 | 9 | Unexpected character",
                "// no                       | 1 | 1 | a comment begins here",
                "{'a': 1}                    | 1 | 2 | Unexpected character",
                "NaN                         | 1 | 1 | NaN",
            })
    void refusesWhatIsNoJsonAndSaysWhere(String text, int line, int column, String problem) {
        JsonException refused =
                catchThrowableOfType(JsonException.class, () -> JsonTree.parse(text == null ? "" : text));

        assertThat(refused.problem()).contains(problem);
        assertThat(refused.getMessage()).startsWith("line " + refused.line() + ", column " + refused.column() + ": ");
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.column()).isGreaterThanOrEqualTo(column);
    }

    @Test
    void refusesBombs() {
        assertThatThrownBy(() -> JsonTree.parse("[".repeat(65) + "]".repeat(65)))
                .hasMessageContaining("64 levels");
        assertThatThrownBy(() -> JsonTree.parse("1".repeat(65))).hasMessageContaining("numbers of 64");
        assertThatThrownBy(() -> JsonTree.parse("\"" + "x".repeat(2_000_000) + "\"", 3_000_000))
                .hasMessageContaining("texts of 1048576");
        assertThatThrownBy(() -> JsonTree.parse(" ".repeat((1 << 20) + 1))).hasMessageContaining("1048577 characters");
    }

    @Test
    void takesWhatIsJustWithinTheBounds() throws Exception {
        assertThat(JsonTree.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(JsonArray.class);
        assertThat(JsonTree.parse("1".repeat(64))).isInstanceOf(JsonNumber.class);
    }

    @Test
    void readsATypeNameAsNothingButText() throws Exception {
        JsonObject object = (JsonObject) JsonTree.parse("{\"@class\": \"java.lang.ProcessBuilder\"}");

        assertThat(object.get("@class")).isInstanceOf(JsonText.class);
    }
}
