package io.github.incidentsdk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.incidentsdk.model.Actor;
import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.model.IncidentDetails;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.model.Severity;
import io.github.incidentsdk.model.Text;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must get a shrug and never an exception. */
class BadInputTest {

    private static final String TEN_MEGABYTES = "z".repeat(10_000_000);

    private final Scene scene = new Scene(Scene.type("outage", "region"));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void aNullOrBlankTypeIsNoIncidentAndCounted(String type) {
        assertThat(scene.declare(type)).isNull();
        assertThat(scene.table.drill(type, new IncidentDetails())).isNull();

        assertThat(scene.ignored(Ignored.NO_TYPE)).isEqualTo(2);
        assertThat(scene.table.all()).isEmpty();
    }

    @Test
    void metricsThatAreNotFiniteCountAsAbsent() {
        scene.declare(
                "outage",
                i -> i.metric("a", Double.NaN)
                        .metric("b", Double.POSITIVE_INFINITY)
                        .metric("c", Double.NEGATIVE_INFINITY)
                        .metric("d", 1));
        scene.declare("outage", i -> i.metric("d", Double.NaN));

        assertThat(scene.only().metrics()).containsExactly(entry("d", 1.0));
        assertThat(scene.only().cut()).isFalse();
    }

    @Test
    void textsOfTenMegabytesAreCutWithAVisibleMark() {
        TrackedIncident incident = scene.declare(
                "outage",
                i -> i.by("region", TEN_MEGABYTES)
                        .by(TEN_MEGABYTES, "x")
                        .tag("tag", TEN_MEGABYTES)
                        .tag(TEN_MEGABYTES, "x")
                        .metric(TEN_MEGABYTES, 1)
                        .title(TEN_MEGABYTES)
                        .component(TEN_MEGABYTES)
                        .cause(new IllegalStateException(TEN_MEGABYTES)));
        Verbs verbs = scene.table.verbs(incident, Actor.person(TEN_MEGABYTES));
        verbs.note(TEN_MEGABYTES);
        verbs.update(Audience.RESPONDERS, TEN_MEGABYTES);
        verbs.link(TEN_MEGABYTES, TEN_MEGABYTES);
        verbs.role(TEN_MEGABYTES, TEN_MEGABYTES);
        verbs.changeNearby(TEN_MEGABYTES, TEN_MEGABYTES);
        verbs.component(TEN_MEGABYTES);
        verbs.cause(new IllegalStateException(TEN_MEGABYTES));
        verbs.severity(Severity.SEV1, TEN_MEGABYTES);
        verbs.mitigate(TEN_MEGABYTES);
        verbs.duplicateOf(TEN_MEGABYTES);
        verbs.review(TEN_MEGABYTES);

        IncidentSnapshot snapshot = incident.snapshot();
        assertThat(snapshot.cut()).isTrue();
        assertThat(snapshot.title()).hasSize(Text.VALUE).endsWith(Text.CUT);
        assertThat(snapshot.tags().get("tag")).hasSize(Text.VALUE).endsWith(Text.CUT);
        assertThat(snapshot.by().get("region")).hasSizeLessThanOrEqualTo(Text.VALUE);
        assertThat(snapshot.cause().message()).hasSize(Text.VALUE);
        assertThat(snapshot.links().get(0).url()).hasSize(Text.VALUE);
        assertThat(scene.book.events().toString().length()).isLessThan(7 * Text.NOTE);
        assertThat(scene.book.entries()).hasSize(12);
    }

    @Test
    void twoLongByValuesStayTwoIncidents() {
        TrackedIncident one = scene.declare("outage", i -> i.by("region", TEN_MEGABYTES + "1"));
        TrackedIncident other = scene.declare("outage", i -> i.by("region", TEN_MEGABYTES + "2"));

        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @Test
    void aTypeOfTenMegabytesIsNotKept() {
        TrackedIncident incident = scene.declare(TEN_MEGABYTES);
        assertThat(scene.declare(TEN_MEGABYTES)).isSameAs(incident);

        assertThat(incident.aliases()).allMatch(alias -> alias.type().length() <= Text.NAME);
        assertThat(incident.snapshot().count()).isEqualTo(2);
    }

    @Test
    void ofTenThousandTagsAndMetricsSixtyFourAreKept() {
        scene.declare("outage", i -> {
            for (int n = 0; n < 10_000; n++) {
                i.tag("tag-" + n, n).metric("metric-" + n, n).by("by-" + n, n);
            }
        });

        assertThat(scene.only().tags()).hasSizeLessThanOrEqualTo(64);
        assertThat(scene.only().metrics()).hasSize(64);
        assertThat(scene.only().cut()).isTrue();
    }

    @Test
    void tagsThatComeOneByOneHaveTheSameBound() {
        for (int n = 0; n < 1_000; n++) {
            int tag = n;
            scene.declare("outage", i -> i.tag("tag-" + tag, tag).metric("metric-" + tag, tag));
        }

        assertThat(scene.only().tags()).hasSize(64);
        assertThat(scene.only().metrics()).hasSize(64);
        assertThat(scene.only().cut()).isTrue();
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreReplacedEverywhere() {
        String nasty = "a\u0000\u001b[31m\r\nb\ud800c\udc00d\u2028e";
        TrackedIncident incident = scene.declare(
                "outage",
                i -> i.by("region", nasty)
                        .tag(nasty, nasty)
                        .metric(nasty, 1)
                        .title(nasty)
                        .component(nasty)
                        .cause(new IllegalStateException(nasty)));
        Verbs verbs = scene.table.verbs(incident, Actor.person(nasty));
        verbs.link(nasty, nasty);
        verbs.role(nasty, nasty);
        verbs.resolve(nasty);

        IncidentSnapshot snapshot = incident.snapshot();
        String clean = "a\ufffd\ufffd[31m\ufffd\ufffdb\ufffdc\ufffdd\ufffde";
        assertThat(snapshot.by()).containsValue(clean);
        assertThat(snapshot.tags()).containsExactly(entry(clean, clean));
        assertThat(snapshot.metrics()).containsExactly(entry(clean, 1.0));
        assertThat(snapshot.title()).isEqualTo(clean);
        assertThat(snapshot.component()).isEqualTo(clean);
        assertThat(snapshot.cause().message()).isEqualTo(clean);
        assertThat(snapshot.roles()).containsExactly(entry(clean, clean));
        assertThat(scene.book.last().event().stamp().actor().name()).isEqualTo(clean);
    }

    @Test
    void aTypeNameFullOfControlCharactersStillNamesSomething() {
        assertThat(scene.declare("\u0000outage\ud800").snapshot().type()).isEqualTo("outage");
        assertThat(scene.declare("\u0000\u0001").snapshot().type()).isEqualTo("other");
    }

    @Test
    void aValueWhoseToStringThrowsIsNamedByItsClass() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException("no");
            }
        };
        Object endless = new Object() {
            @Override
            public String toString() {
                return "(" + this + ")";
            }
        };
        Object silent = new Object() {
            @Override
            @SuppressWarnings("ToStringReturnsNull") // some do
            public String toString() {
                return null;
            }
        };

        scene.declare(
                "outage", i -> i.tag("broken", broken).tag("endless", endless).tag("silent", silent));

        assertThat(scene.only().tags().get("broken"))
                .contains("BadInputTest$")
                .contains("threw java.lang.UnsupportedOperationException");
        assertThat(scene.only().tags().get("endless")).contains("threw java.lang.StackOverflowError");
        assertThat(scene.only().tags().get("silent")).isEqualTo("null");
    }

    @Test
    void anExceptionWhoseGetMessageThrowsIsNamedByItsClass() {
        class Broken extends RuntimeException {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("not even a message");
            }
        }

        scene.guards.failed("outage", new Broken());

        assertThat(scene.only().cause().exception()).endsWith("Broken");
        assertThat(scene.only().cause().message())
                .isEqualTo("(no message: getMessage() threw java.lang.IllegalStateException)");
    }

    @Test
    void nullNamesAndValuesAreIgnored() {
        scene.declare(
                "outage",
                i -> i.by(null, "x")
                        .tag(null, "x")
                        .tag("tag", null)
                        .metric(null, 1)
                        .severity(null)
                        .startedAt(null)
                        .detectedBy(null)
                        .customerImpact(null)
                        .component(null)
                        .cause((Throwable) null)
                        .title(null));

        assertThat(scene.only().tags()).isEmpty();
        assertThat(scene.only().metrics()).isEmpty();
        assertThat(scene.only().by()).containsExactly(entry("region", "unknown"));
    }

    @Test
    void aWallClockThatJumpsConfusesNobody() {
        TrackedIncident incident = scene.declare("outage");
        scene.time.jumpWall(Duration.ofDays(-1));
        scene.pass(Duration.ofMinutes(2));
        scene.declare("outage");
        scene.person(incident).acknowledge();
        scene.person(incident).resolve("gone");
        scene.declare("outage");
        scene.time.jumpWall(Duration.ofDays(2));
        scene.pass(Duration.ofMinutes(2));

        assertThat(scene.only().id()).isEqualTo(incident.snapshot().id());
        assertThat(scene.only().count()).isEqualTo(3);
    }
}
