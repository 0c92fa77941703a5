package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One incident that is found as it was at two times: a process had begun to copy another's journal when it was killed. */
class InheritTest {

    private final Scene there = new Scene();
    private final TrackedIncident incident = there.declare("outage");
    private final IncidentSnapshot early = incident.snapshot();
    private final Scene here = new Scene();

    private IncidentSnapshot acknowledged() {
        there.person(incident).acknowledge();
        return incident.snapshot();
    }

    private IncidentSnapshot ended() {
        there.person(incident).resolve("over");
        return incident.snapshot();
    }

    @Test
    void itGoesOnAsItWasLater() {
        IncidentSnapshot later = acknowledged();

        here.table.inherit(early);
        here.table.inherit(later);

        assertThat(here.only()).isEqualTo(later);
    }

    @Test
    void itGoesOnAsItWasLaterAlsoIfThatIsFoundFirst() {
        IncidentSnapshot later = acknowledged();

        here.table.inherit(later);
        here.table.inherit(early);

        assertThat(here.only()).isEqualTo(later);
    }

    @Test
    void anEndIsNotMissed() {
        here.table.inherit(early);
        here.table.inherit(ended());

        assertThat(here.table.open()).isEmpty();
        assertThat(here.declare("outage").snapshot().id())
                .as("it may still reopen")
                .isEqualTo(early.id());
    }

    @Test
    void anEndIsNotMissedWhereItsKeyIsOpenHereToo() {
        TrackedIncident leading = here.declare("outage");
        here.table.inherit(early);
        here.table.inherit(ended());
        here.person(leading).resolve("over");
        here.pass(Duration.ofSeconds(1));

        assertThat(here.book.kinds()).containsExactly("declared", "resolved");
    }
}
