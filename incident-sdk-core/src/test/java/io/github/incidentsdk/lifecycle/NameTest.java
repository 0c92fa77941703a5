package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.lifecycle.Name.Alias;
import io.github.incidentsdk.lifecycle.Name.Given;
import io.github.incidentsdk.model.Pairs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A name that is looked up finds the one that was kept, whatever the order of its values. */
class NameTest {

    private static final Alias KEPT = alias("spike", "account", "prod", "region", "eu");

    private static Given given(String type, String... pairs) {
        Pairs by = new Pairs();
        for (int i = 0; i < pairs.length; i += 2) {
            by.put(pairs[i], pairs[i + 1]);
        }
        return new Given(type, by, false);
    }

    private static Alias alias(String type, String... pairs) {
        return given(type, pairs).with(Map.of());
    }

    @Test
    void whatSaysTheSameIsEqualEitherWay() {
        for (Name same : new Name[] {
            given("spike", "account", "prod", "region", "eu"),
            given("spike", "region", "eu", "account", "prod"),
            alias("spike", "region", "eu", "account", "prod")
        }) {
            assertThat(same).isEqualTo(KEPT).hasSameHashCodeAs(KEPT);
            assertThat(KEPT).isEqualTo(same);
        }
        assertThat(given("spike", "account", "prod")).isEqualTo(given("spike", "account", "prod"));
    }

    @Test
    void whatSaysSomethingElseIsNotEqual() {
        for (Name other : new Name[] {
            given("drop", "account", "prod", "region", "eu"),
            given("spike", "account", "prod"),
            given("spike", "account", "prod", "region", "us"),
            given("spike", "account", "prod", "zone", "eu"),
            alias("spike", "account", "eu", "region", "prod"),
            new Alias("spike", KEPT.by(), true)
        }) {
            assertThat(other).isNotEqualTo(KEPT);
            assertThat(KEPT).isNotEqualTo(other);
        }
    }

    @Test
    void theValuesThatAnIncidentHasAreKeptOnce() {
        Map<String, String> known = Map.of("account", "prod");

        assertThat(given("spike", "account", "prod").with(known).by()).isSameAs(known);
        assertThat(given("spike", "account", "test").with(known).by()).isEqualTo(Map.of("account", "test"));
    }

    @Test
    void whatTheReporterAddsLaterChangesNoKeptName() {
        Given said = given("spike", "account", "prod");
        Alias kept = said.with(Map.of());

        said.by().put("region", "eu");

        assertThat(kept).isEqualTo(given("spike", "account", "prod")).isNotEqualTo(said);
    }
}
