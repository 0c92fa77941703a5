package io.github.incidentsdk.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.model.IncidentSnapshot;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final IncidentSnapshot INCIDENT =
            IncidentSnapshot.of("v1-k", "i").type("outage").build();

    private final Mutes mutes = new Mutes();

    private static Silence silence(String id, int hours) {
        return new Silence(id, Matching.type("outage"), NOON.plusSeconds(3_600L * hours), "anna", "moving");
    }

    @Test
    void aSilenceHoldsUntilItsEndAndSaysWhoWantsItAndWhy() {
        mutes.add(silence("move", 1));
        assertThat(mutes.hold(INCIDENT, NOON))
                .isEqualTo(new Hold(Hold.Kind.SILENCE, "move", "anna", "moving", NOON.plusSeconds(3_600)));
        assertThat(mutes.hold(INCIDENT, NOON.plusSeconds(3_600))).isNull();
        assertThat(mutes.hold(INCIDENT.toBuilder().type("flood").build(), NOON)).isNull();
    }

    @Test
    void anotherOfTheSameIdTakesItsPlaceAndIsAChange() {
        mutes.add(silence("move", 2));
        long before = mutes.changes();
        mutes.add(silence("move", 1));
        assertThat(mutes.list(NOON)).containsExactly(silence("move", 1));
        assertThat(mutes.changes()).isNotEqualTo(before);
    }

    @Test
    void aWindowAndASilenceMayHaveOneName() {
        mutes.add(silence("move", 1));
        mutes.add(new MaintenanceWindow(
                "move", Matching.everything(), new Schedule.Once(NOON, NOON.plusSeconds(60)), "anna", "moving"));
        assertThat(mutes.list(NOON)).hasSize(2);
        assertThat(mutes.end(Hold.Kind.SILENCE, "move")).contains(silence("move", 1));
        assertThat(mutes.end(Hold.Kind.SILENCE, "move")).isEmpty();
        assertThat(mutes.hold(INCIDENT, NOON)).extracting(Hold::kind).isEqualTo(Hold.Kind.MAINTENANCE);
    }

    @Test
    void whatIsOverIsForgotten() {
        mutes.add(silence("short", 1));
        mutes.add(silence("long", 2));
        mutes.forget(NOON.plusSeconds(3_600));
        assertThat(mutes.list(NOON)).containsExactly(silence("long", 2));
    }

    @Test
    void thereAreNotAnyNumberOfThem() {
        for (int i = 0; i < Mutes.MOST; i++) {
            assertThat(mutes.add(silence("s" + i, 1))).isTrue();
        }
        assertThat(mutes.add(silence("one-more", 1))).isFalse();
        assertThat(mutes.add(silence("s7", 2))).isTrue();
    }

    @Test
    void nobodySilencesWithoutANameAndAReason() {
        Matching all = Matching.everything();
        assertThatThrownBy(() -> new Silence("Move!", all, NOON, "anna", "moving"))
                .hasMessageContaining("cannot name");
        assertThatThrownBy(() -> new Silence("move", all, NOON, " ", "moving")).hasMessageContaining("who wants it");
        assertThatThrownBy(() -> new Silence("move", all, NOON, "anna", "")).hasMessageContaining("say why");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> new Silence("move", null, NOON, "anna", "moving"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the silence move does not say which incidents it holds; for all of them that is Matching.everything()");
        assertThatThrownBy(() -> new Silence("move", Matching.everything(), null, "anna", "moving"))
                .hasMessage("the silence move does not say until when; a moment at most 90 days ahead has to be there");
        assertThatThrownBy(() -> new Silence(null, Matching.everything(), NOON, "anna", "moving"))
                .hasMessageStartingWith("null cannot name a silence");
        assertThatThrownBy(() -> new Silence("move", Matching.everything(), NOON, null, "moving"))
                .hasMessage("the silence move does not say who wants it");
        assertThatThrownBy(() -> new Silence("move", Matching.everything(), NOON, "anna", null))
                .hasMessage("the silence move does not say why");
        assertThatThrownBy(() -> new MaintenanceWindow("move", Matching.everything(), null, "anna", "moving"))
                .hasMessageStartingWith("the maintenance window move does not say when");
    }
}
