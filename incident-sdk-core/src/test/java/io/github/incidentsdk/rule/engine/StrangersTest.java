package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides of an operator whose labels never meet are a mistake in the rule, which says so. */
class StrangersTest {

    private static Service serving(String condition) {
        return Service.with(rule("slow").condition(SEV2, condition).build())
                .set("lag{queue=a}", 9)
                .set("size{topic=b}", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lag / size > 1",
                "sum(lag / size) > 1",
                "sum by (queue) (lag) - sum by (topic) (size) > 0",
                "lag > size",
                "lag > 5 and size > 0",
                "count(lag and size) > 0",
                "lag > 5 unless lag / size > 1"
            })
    void sidesThatNeverMeetAreTroubleOnceThatHasLasted(String condition) {
        Service service = serving(condition).tick(2);
        assertThat(service.status().trouble()).isEmpty();

        service.tick(25);

        assertThat(service.status().blindness().strangers())
                .contains("no series on the left, such as ", "{queue=", "{topic=", "on (…) or ignoring (…)");
        assertThat(service.status().trouble())
                .hasValue(service.status().blindness().strangers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lag > 5 unless size > 0",
                "lag > 5 or size > 0",
                "lag > 5 and on () size > 0",
                "lag / on () size > 1",
                "lag / nobody > 1",
                "lag > 5 and on () absent(nobody)"
            })
    void whatIsMeantToBeApartOrMeetsOrIsNotThereIsNone(String condition) {
        assertThat(serving(condition).tick(60).status().blindness().strangers()).isNull();
    }

    @Test
    void sidesThatMetOnceMayMissEachOtherLater() {
        Service service = Service.with(
                        rule("slow").condition(SEV2, "lag / size > 1").build())
                .set("lag{queue=a}", 9)
                .set("size{queue=a}", 100)
                .tick(2)
                .remove("lag{queue=a}")
                .set("lag{queue=b}", 1)
                .tick(60);

        assertThat(service.status().blindness().strangers()).isNull();
    }

    @Test
    void sidesThatMeetAtLastAreNoTroubleAnyMore() {
        Service service = serving("lag / size > 1").tick(60);
        assertThat(service.status().trouble()).isPresent();

        service.set("size{queue=a}", 1).tick(60);

        assertThat(service.status().trouble()).isEmpty();
        assertThat(service.opened()).containsExactly("SEV2");
    }
}
