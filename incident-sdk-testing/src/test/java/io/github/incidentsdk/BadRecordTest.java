package io.github.incidentsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that cannot say what they mean: a builder refuses them, a declaration takes what can be read. */
class BadRecordTest {

    record Plain(String account) {}

    @IncidentDefinition(type = "Cost Spike")
    record BadType(String account) {}

    @IncidentDefinition(type = "t")
    record Listed(@By List<String> accounts) {}

    @IncidentDefinition(type = "t")
    record Mapped(Map<String, String> labels) {}

    @IncidentDefinition(type = "t")
    @SuppressWarnings("ArrayRecordComponent")
    record Arrayed(int[] values) {}

    @IncidentDefinition(type = "t")
    record Nested(Plain plain) {}

    @IncidentDefinition(type = "t")
    record Maybe(Optional<String> account) {}

    @IncidentDefinition(type = "t")
    record Anything(Object it) {}

    static final class Nameless {}

    @IncidentDefinition(type = "t")
    record Addressed(@By Nameless who) {}

    @IncidentDefinition(type = "t")
    record Called(Runnable callback) {}

    @IncidentDefinition(type = "t")
    record Wordy(@Metric String count) {}

    @IncidentDefinition(type = "t")
    record Yes(@Metric boolean yes) {}

    @IncidentDefinition(type = "t")
    record Both(@By @Metric long number) {}

    @IncidentDefinition(type = "t")
    record BySeverity(@By Severity severity) {}

    @IncidentDefinition(type = "t")
    record ByCause(@By IllegalStateException cause) {}

    @IncidentDefinition(type = "t")
    record TwoSeverities(Severity now, Severity then) {}

    @IncidentDefinition(type = "t")
    record Collide(String usdPerHour, @Metric double usd_per_hour) {}

    @IncidentDefinition(type = "t")
    record Accented(String cost$) {}

    @IncidentDefinition(type = "t", title = "Spend of {acount} is {usdPerHour}")
    record Misspelt(@By String account, @Metric double usdPerHour) {}

    static Stream<Arguments> badRecords() {
        String oneLine = " that cannot be told in one line of text: use a string, number, enum or date.";
        return Stream.of(
                bad(Plain.class, "has no annotation such as @IncidentDefinition(type = \"plain\")."),
                bad(
                        BadType.class,
                        "names its type \"Cost Spike\": use lower-case letters, digits and dashes, beginning with a letter,"
                                + " such as bad-type."),
                bad(Listed.class, "has a component List accounts" + oneLine),
                bad(Mapped.class, "has a component Map labels" + oneLine),
                bad(Arrayed.class, "has a component int[] values" + oneLine),
                bad(Nested.class, "has a component Plain plain" + oneLine),
                bad(Maybe.class, "has a component Optional account" + oneLine),
                bad(Anything.class, "has a component Object it" + oneLine),
                bad(Addressed.class, "has a component Nameless who" + oneLine),
                bad(Called.class, "has a component Runnable callback" + oneLine),
                bad(Wordy.class, "has a component String count that cannot be a @Metric: use a number or a Duration."),
                bad(Yes.class, "has a component boolean yes that cannot be a @Metric: use a number or a Duration."),
                bad(Both.class, "has a component long number that cannot be both @By and @Metric."),
                bad(
                        BySeverity.class,
                        "has a component Severity severity that cannot be @By: an incident rises and falls, it stays the"
                                + " same."),
                bad(
                        ByCause.class,
                        "has a component IllegalStateException cause that cannot be @By: messages differ from one failure"
                                + " to the next."),
                bad(
                        TwoSeverities.class,
                        "has a component Severity then that is the second one: an incident has one severity and one"
                                + " cause."),
                bad(
                        Collide.class,
                        "has a component double usd_per_hour that becomes \"usd_per_hour\", and so does another one."),
                bad(
                        Accented.class,
                        "has a component String cost$ that cannot be named in a condition: use letters, digits and"
                                + " underscores."),
                bad(
                        Misspelt.class,
                        "has {acount} in its title, which is no component with a text to show; expected one of [account,"
                                + " service]; it has {usd_per_hour} in its title, which is no component with a text to"
                                + " show; expected one of [account, service]."));
    }

    private static Arguments bad(Class<? extends Record> definition, String message) {
        return Arguments.of(definition, definition.getName() + " " + message);
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void aBuilderSaysWhatIsWrong(Class<? extends Record> definition, String message) {
        assertThatThrownBy(() -> IncidentManager.builder().type(definition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aDeclarationTakesWhatCanBeReadAndSaysTheRestOnce() {
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(new VirtualTime(), new RecordingSink()).build()) {
            manager.declare(new Collide("412", 7));
            IncidentSnapshot incident = manager.declare(new Collide("412", 7)).snapshot();

            assertThat(incident.tags()).containsExactly(entry("usd_per_hour", "412"));
            assertThat(incident.metrics()).isEmpty();
            assertThat(incident.count()).isEqualTo(2);
            assertThat(log.warnings())
                    .containsExactly(Collide.class.getName()
                            + " has a component double usd_per_hour that becomes \"usd_per_hour\", and so does another"
                            + " one. It is declared with what can be read.");
            assertThat(manager.declare(new Plain("prod")).snapshot().type()).isEqualTo("plain");
            assertThat(manager.declare(new BadType("prod")).snapshot().type()).isEqualTo("bad-type");
            assertThat(manager.declare(new Nested(new Plain("x"))).isOpen()).isTrue();
        }
    }
}
