package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV1;
import static io.github.incidentsdk.model.Severity.SEV3;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static io.github.incidentsdk.rule.engine.Service.type;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent;
import io.github.incidentsdk.model.IncidentType;
import io.github.incidentsdk.model.RuleState;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.state.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes that are killed while rules are in the midst of something (R8, R9). */
class KilledTest {

    private static final IncidentType QUEUE = type("outage", "queue").build();
    private static final IncidentRule SLOW = rule("slow")
            .value("depth")
            .level(SEV3, "> 50")
            .holdsFor(ofMinutes(5))
            .keep(ofMinutes(5))
            .build();

    private static Service slow() {
        return Service.with(QUEUE, SLOW).set("depth{queue=mail}", 60);
    }

    private static Phase phase(Service service) {
        return service.status().instances().stream()
                .filter(RuleStatus.InstanceStatus::isActive)
                .map(instance -> instance.levels().get(0).phase())
                .findFirst()
                .orElse(Phase.INACTIVE);
    }

    private static int ticksUntil(Service service, int opened) {
        for (int ticks = 1; ticks <= 200; ticks++) {
            if (service.tick().open().size() == opened) {
                return ticks;
            }
        }
        throw new AssertionError("never " + opened + " open");
    }

    @Test
    void goesOnPendingWithoutTheTimeAway() {
        Service after = slow().tick(1 + 12).killedFor(ofMinutes(30), SLOW).set("depth{queue=mail}", 60);

        assertThat(after.open()).isEmpty();
        assertThat(ticksUntil(after, 1))
                .as("3 of 5 minutes are left, less two ticks of the pause")
                .isBetween(6, 8);
    }

    @Test
    void countsWhatPassedBetweenTheLastLineAndTheKill() {
        Service before = slow().tick(1 + 12);
        assertThat(before.lines.stream().flatMap(List::stream))
                .as("only transitions, and the moments")
                .hasSize(1);

        Service after = before.killedFor(Duration.ZERO, SLOW).set("depth{queue=mail}", 60);
        assertThat(ticksUntil(after, 1))
                .as("as if nothing had happened, but for half a minute at most")
                .isBetween(8, 10);
    }

    @Test
    void dropsWhatWasPendingAfterTooLong() {
        Service after = slow().tick(1 + 12).killedFor(ofMinutes(62), SLOW).set("depth{queue=mail}", 60);

        assertThat(ticksUntil(after, 1)).isEqualTo(1 + 20);
    }

    @Test
    void goesOnRecoveringWithoutTheTimeAway() {
        Service before = slow().tick(1 + 20);
        before.set("depth{queue=mail}", 1).tick(1 + 12);
        Service after = before.killedFor(ofMinutes(30), SLOW).set("depth{queue=mail}", 1);

        assertThat(after.tick(5).open()).hasSize(1);
        assertThat(after.tick(3).open()).isEmpty();
        assertThat(after.lastResolution()).contains("recovered");
    }

    @Test
    void letsWhatFiredWaitForAnEvaluationAfterTooLong() {
        Service before = slow().tick(1 + 20);
        before.set("depth{queue=mail}", 1).tick(1 + 19);
        Service after = before.killedFor(ofHours(2), SLOW);

        assertThat(after.tick(40).open()).as("nobody can say").hasSize(1);
        after.set("depth{queue=mail}", 1);
        assertThat(after.tick(20).open()).as("it recovers anew").hasSize(1);
        assertThat(after.tick(2).open()).isEmpty();
        assertThat(after.count(IncidentEvent.Declared.class)).isZero();
    }

    @Test
    void opensNothingBeforeASampleOfItsOwn() {
        Service after = slow().tick(1 + 19).killedFor(ofMinutes(1), SLOW);
        after.tick(19);

        assertThat(after.events).as("still nobody knows").isEmpty();
        assertThat(phase(after)).isEqualTo(Phase.PENDING);
        assertThat(after.set("depth{queue=mail}", 60).tick(3).open()).hasSize(1);
    }

    @Test
    void claimsNothingThatNoClaimSurvivedFor() {
        Service before = slow().tick(1 + 20);
        Service after = Service.with(QUEUE, SLOW);
        RuleMemory memory = new RuleMemory();
        Instant at = Instant.ofEpochMilli(after.wallMillis());
        before.lines.forEach(states -> memory.note(at, List.of(), states));
        after.engine.resume(memory, ofHours(1), after.nanos(), at);
        after.engine.restore(List.of(), rule -> true, after.nanos(), 0);

        assertThat(after.tick(10).open()).as("unknown opens nothing").isEmpty();
        assertThat(after.set("depth{queue=mail}", 60).tick().open())
                .as("true does, and it was for long enough")
                .hasSize(1);
    }

    @Test
    void startsAnewWhereTheConditionWasEdited() {
        IncidentRule edited = rule("slow")
                .value("depth")
                .level(SEV3, "> 40")
                .holdsFor(ofMinutes(5))
                .build();
        Service after = slow().tick(1 + 12).killedFor(ofMinutes(1), edited).set("depth{queue=mail}", 60);
        assertThat(ticksUntil(after, 1)).isEqualTo(1 + 20);

        IncidentRule longer = rule("slow")
                .value("depth")
                .level(SEV3, "> 50")
                .holdsFor(ofMinutes(10))
                .build();
        after = slow().tick(1 + 12).killedFor(ofMinutes(1), longer).set("depth{queue=mail}", 60);
        assertThat(ticksUntil(after, 1)).as("another `for` asks nothing else").isBetween(24, 30);
    }

    @Test
    void keepsARecoveryUnderAnEditedCondition() {
        Service before = slow().tick(1 + 20);
        before.set("depth{queue=mail}", 1).tick(1 + 12);
        IncidentRule edited = rule("slow")
                .value("depth")
                .level(SEV1, "> 500")
                .keep(ofMinutes(5))
                .build();
        Service after = before.killedFor(ofSeconds(15), edited).set("depth{queue=mail}", 1);

        assertThat(after.tick(5).opened()).hasSize(1);
        assertThat(after.tick(4).opened()).isEmpty();
    }

    @Test
    void keepsWhatWasBlindInBetween() {
        Service before = slow().tick(1 + 8);
        before.set("depth{queue=mail}", Double.NaN)
                .tick(12)
                .set("depth{queue=mail}", 60)
                .tick(2);
        Service after = before.killedFor(Duration.ZERO, SLOW).set("depth{queue=mail}", 60);

        assertThat(ticksUntil(after, 1)).as("three blind minutes do not count").isBetween(10, 13);
    }

    @Test
    void mindsNoClockThatWasSetInBetween() {
        Service before = slow().tick(1 + 4);
        before.jumpWall(ofHours(3)).tick(4);
        Service after = before.killedFor(Duration.ZERO, SLOW).set("depth{queue=mail}", 60);

        assertThat(ticksUntil(after, 1)).isBetween(11, 14);
    }

    @Test
    void goesOnAtEveryLevelAfterSeveralKills() {
        IncidentRule ladder = rule("ladder")
                .value("depth")
                .level(SEV1, "> 100")
                .level(SEV3, "> 50")
                .holdsFor(ofMinutes(2))
                .build();
        Service service =
                Service.with(QUEUE, ladder).set("depth{queue=mail}", 60).tick(10);
        service.set("depth{queue=mail}", 160).tick(4);
        for (int kills = 0; kills < 4; kills++) {
            service = service.killedFor(ofMinutes(10), ladder)
                    .set("depth{queue=mail}", 160)
                    .tick();
        }
        assertThat(service.events).as("no second open").isEmpty();
        assertThat(service.opened()).containsExactly("{queue=mail} SEV3");
        assertThat(service.tick(4).opened()).containsExactly("{queue=mail} SEV1");
    }

    @Test
    void writesOnlyWhatChangedAndEveryHalfMinuteThatItLooked() {
        Service service = slow().tick(1 + 4);
        assertThat(service.lines).as("pending, and two moments").hasSize(3);

        service.set("depth{queue=mail}", 1).tick();
        List<RuleState> over = service.lines.get(service.lines.size() - 1);
        assertThat(over).singleElement().satisfies(state -> {
            assertThat(state.rule()).isEqualTo("slow");
            assertThat(state.by()).containsEntry("queue", "mail");
            assertThat(state.levels()).isEmpty();
        });
        int before = service.lines.size();
        assertThat(service.tick(100).lines).as("it follows nothing any more").hasSize(before);
    }

    @Test
    void tellsLaterWhatCouldNotBeKept() {
        Service service = slow();
        service.keeps = false;
        service.tick(5);
        service.set("depth{queue=sms}", 60).tick().set("depth{queue=sms}", 0).tick();
        assertThat(service.lines).isEmpty();

        service.keeps = true;
        service.tick();
        assertThat(service.lines.stream().flatMap(List::stream).map(RuleState::by))
                .as("what was over before anybody knew of it need not be known")
                .containsExactly(Map.of("queue", "mail"));
        Service after = service.killedFor(Duration.ZERO, SLOW).set("depth{queue=mail}", 60);
        assertThat(ticksUntil(after, 1)).isBetween(13, 15);
    }

    @Test
    void splitsWhatIsTooMuchForOneLine() {
        Service service = Service.with(QUEUE, SLOW);
        for (int i = 0; i < 300; i++) {
            service.set("depth{queue=" + "q".repeat(100) + i + "}", 60);
        }
        service.tick();

        assertThat(service.lines.size()).isGreaterThan(2);
        assertThat(service.lines.stream().mapToInt(List::size).sum()).isEqualTo(300);
    }
}
