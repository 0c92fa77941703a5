package io.github.incidentsdk.config.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.problem.Place;
import io.github.incidentsdk.config.problem.Problems;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("A", "one", "EMPTY", "", "B_2", "a$b\\c", "SELF", "${A}");

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "${A}|one",
                "x${A}y${A}z|xoneyonez",
                "${B_2}|a$b\\c",
                "${SELF}|${A}",
                "${A:-two}|one",
                "${C:-two}|two",
                "${EMPTY:-two}|two",
                "a${EMPTY}b|ab",
                "a${C:-}b|ab",
                "$${A}|${A}",
                "$$${A}|$${A}",
                "{account} $A $|{account} $A $",
            })
    void putsVariablesIn(String written, String value) {
        Node.Text leaf = (Node.Text) read(written);

        assertThat(problems.list()).isEmpty();
        assertThat(leaf.value()).isEqualTo(value);
        assertThat(leaf.written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${C}|the environment has no variable C; set it, or write ${C:-otherwise}",
                "a${A}b${C}|the environment has no variable C; set it, or write ${C:-otherwise}",
                "${a b}|\"${a b}\" names no variable; write ${NAME} or ${NAME:-otherwise}, or $${ for a plain ${",
                "${A|\"${A\" has a ${ without its }",
            })
    void saysWhichVariableIsWrong(String written, String message) {
        assertThat(read(written)).isInstanceOf(Node.Broken.class);
        assertThat(problems.list()).singleElement().hasToString("f:1:1: " + message);
    }

    @Test
    void looksIntoMapsAndLists() {
        Node.Map tree = new MapTree(path -> Place.in("f", path), problems)
                .dotted(Map.of("a.b", "${A}", "list[0]", "${A}", "${A}", "key"));
        Node.Map filled = (Node.Map) new Interpolation(ENVIRONMENT::get, problems).in(tree);

        assertThat(filled.toString()).contains("value=one", "key=${A}");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void aVariableThatDoesNotMatterHasAValueThatMeansNothing() {
        Node.Map tree = new MapTree(path -> Place.in("f", path), problems)
                .dotted(Map.of("sinks.team.url", "${C}/x", "sinks.team.from", "${C:-SEV2}", "rules.r.when", "> ${C}"));
        Node filled = new Interpolation(ENVIRONMENT::get, place -> place.isWithin("sinks"), problems).in(tree);

        assertThat(filled.toString()).contains("value=https://unset.invalid/C/x", "value=SEV2");
        assertThat(problems.list())
                .singleElement()
                .asString()
                .startsWith("f rules.r.when: the environment has no variable C");
    }

    private Node read(String written) {
        return new Interpolation(ENVIRONMENT::get, problems).in(Node.Text.of(Place.startOf("f"), written));
    }
}
