package io.github.incidentsdk.rule.engine;

import static io.github.incidentsdk.model.Severity.SEV2;
import static io.github.incidentsdk.rule.engine.Service.rule;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.model.IncidentEvent.Resolved;
import io.github.incidentsdk.rule.IncidentRule;
import io.github.incidentsdk.rule.engine.RuleStatus.InstanceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows in which nothing was seen for a while: what reads low because of that is not a recovery (R3, R8). */
class HolesTest {

    private static final String UNSEEN = "for more than a fifth of the window nothing was seen";

    private static IncidentRule over(String value) {
        return rule("orders").value(value).level(SEV2, "> 300").build();
    }

    /** Twenty orders a tick, for more than a window: four hundred in five minutes. */
    private static Service busy(IncidentRule rule) {
        Service service = Service.with(rule);
        for (int tick = 1; tick <= 30; tick++) {
            order(service, tick);
        }
        assertThat(service.opened()).containsExactly("SEV2");
        return service;
    }

    private static Service order(Service service, int tick) {
        return service.set("orders_total", 20.0 * tick).set("orders", 20).tick();
    }

    private static boolean holds(Service service) {
        return service.opened().size() == 1 && service.count(Resolved.class) == 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sum_over_time(orders[5m])", "increase(orders_total[5m])", "sum(sum_over_time(orders[5m]))"})
    void aSourceThatWasAwayEndsNothingWhenItReturns(String value) {
        Service service = busy(over(value));
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();

        for (int tick = 43; tick < 43 + 17; tick++) {
            order(service, tick);
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
        assertThat(service.status().blindness().unknown())
                .as("enough of it is seen again")
                .isNull();
        assertThat(service.set("orders", 0).tick(20).opened()).isEmpty();
    }

    @Test
    void saysThatTooLittleOfTheWindowWasSeen() {
        Service service = busy(over("sum_over_time(orders[5m])"));
        service.source.failed("unplugged");
        service.tick(6);
        service.source.recovered();
        service.tick();

        assertThat(service.status().blindness().unknown()).isEqualTo(UNSEEN);
        assertThat(service.tick(13).status().blindness().unknown()).isEqualTo(UNSEEN);
        assertThat(service.tick(3).status().blindness().unknown())
                .as("the hole is a fifth of the window, or less")
                .isNull();
    }

    @Test
    void aHoleOfAFifthOfTheWindowSaysNothing() {
        Service service = busy(over("sum_over_time(orders[5m])"));
        service.source.failed("unplugged");
        service.tick(4);
        service.source.recovered();

        assertThat(service.tick().status().blindness().unknown()).isNull();
    }

    @Test
    void whatIsMissingIsUnknownWhileMostOfTheWindowWasNotSeen() {
        Service service = Service.with(over("increase(failures_total[5m])"))
                .set("failures_total", 0)
                .tick(30)
                .remove("failures_total");
        service.source.failed("unplugged");
        service.tick(60);
        service.source.recovered();

        assertThat(service.tick().status().blindness().unknown())
                .as("no failure is not seen yet")
                .isEqualTo("the samples have not been watched for long enough to fill the window");
        assertThat(service.tick(17).status().blindness().unknown()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sum_over_time(orders[5m])", "increase(orders_total[5m])", "count_over_time(orders[5m]) * 20"})
    void aClockThatIsPutOnEndsNothing(String value) {
        Service service = busy(over(value));
        service.jumpWall(ofHours(1));

        for (int tick = 31; tick < 31 + 30; tick++) {
            order(service, tick);
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
        assertThat(service.status().blindness().unknown()).isNull();
    }

    @Test
    void aClockThatIsPutBackEndsNothing() {
        Service service = busy(over("sum_over_time(orders[5m])"));
        service.jumpWall(ofHours(-1));

        for (int tick = 31; tick < 31 + 30; tick++) {
            order(service, tick);
            assertThat(holds(service)).as("tick %d", tick).isTrue();
            assertThat(service.status().blindness().unknown()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum_over_time(orders[5m])", "increase(orders_total[5m])"})
    void aProcessThatSleptEndsNothingWhenItWakes(String value) {
        Service service = busy(over(value));
        service.pass(ofMinutes(10));

        for (int tick = 31; tick < 31 + 30; tick++) {
            order(service, tick);
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
        assertThat(service.status().blindness().unknown()).isNull();
    }

    @Test
    void theLastValueIsKnownWhateverWasNotSeenBefore() {
        IncidentRule last = rule("orders")
                .value("last_over_time(orders[5m])")
                .level(SEV2, "> 10")
                .build();
        Service service = busy(last);
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();

        assertThat(service.set("orders", 0).tick().status().blindness().unknown())
                .isNull();
        assertThat(service.tick(3).opened()).isEmpty();
    }

    @Test
    void anOffsetIntoAHoleIsUnknown() {
        IncidentRule rise = rule("rise")
                .value("orders - orders offset 5m")
                .level(SEV2, "> 10")
                .build();
        Service service =
                Service.with(rise).set("orders", 5).tick(30).set("orders", 20).tick(2);
        assertThat(service.opened()).containsExactly("SEV2");
        service.jumpWall(ofHours(1)).tick(4);

        assertThat(service.opened()).containsExactly("SEV2");
        assertThat(service.status().blindness().unknown())
                .isEqualTo("nothing was seen at the time that the offset looks back to");
        assertThat(service.tick(30).opened())
                .as("five minutes ago it was as many")
                .isEmpty();
    }

    @Test
    void manyHolesAreForgottenNoSoonerThanTheWindow() {
        Service service = busy(over("sum_over_time(orders[5m])"));
        for (int i = 0; i < 1_000; i++) {
            service.source.failed("flapping");
            service.tick(2);
            service.source.recovered();
            service.tick();
            assertThat(holds(service)).isTrue();
        }
        assertThat(service.status().blindness().unknown()).isEqualTo(UNSEEN);
        assertThat(service.status().instances()).hasSize(1).allMatch(InstanceStatus::isActive);
        assertThat(service.tick(20).status().blindness().unknown()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum_over_time(orders[5m])",
                "increase(orders_total[5m])",
                "sum(increase(orders_total[5m]))",
                "rate(orders_total[5m]) * 300"
            })
    void aRestartEndsNothingBecauseItsWindowsAreEmpty(String value) {
        Service service = busy(over(value)).killedFor(ofSeconds(20), over(value));
        for (int tick = 1; tick <= 18; tick++) {
            order(service, tick);
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
        assertThat(service.status().blindness().unknown()).isNull();
        assertThat(service.set("orders", 0).tick(20).opened()).isEmpty();
    }

    @Test
    void whatHadRecoveredWhileNobodyLookedEndsOnceTheWindowIsFull() {
        Service service =
                busy(over("sum_over_time(orders[5m])")).killedFor(ofSeconds(20), over("sum_over_time(orders[5m])"));
        assertThat(holds(service.set("orders", 1).tick(15))).isTrue();
        assertThat(service.status().blindness().unknown()).isEqualTo(UNSEEN);
        assertThat(service.tick(6).opened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_over_time(orders[5m]) * 20",
                "quantile_over_time(0.9, orders[5m]) * 20",
                "300 - min_over_time(late[5m])",
                "mad_over_time(late[5m]) + 300"
            })
    void aGaugeThatIsNoNumberAnyMoreEndsNothing(String value) {
        Service service =
                Service.with(rule("orders").value(value).level(SEV2, "> 250").build());
        for (int tick = 1; tick <= 33; tick++) {
            boolean good = tick > 30;
            service.set("orders", good ? 0 : 20).set("late", good ? 100 : 1).tick();
        }
        for (int tick = 1; tick <= 60; tick++) {
            service.set("orders", Double.NaN).set("late", Double.NaN).tick();
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
        assertThat(service.status().blindness().unknown()).isEqualTo("a value is NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"increase(orders_total[5m])", "sum(rate(orders_total[5m])) * 300"})
    void aCounterThatIsNoNumberAnyMoreEndsNothing(String value) {
        Service service = busy(rule("orders").value(value).level(SEV2, "> 250").build());
        for (int tick = 1; tick <= 60; tick++) {
            service.set("orders_total", Double.NaN).tick();
            assertThat(holds(service)).as("tick %d", tick).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "increase(orders_total[10m])",
                "sum(increase(orders_total[10m]))",
                "rate(orders_total[10m]) * 600",
                "max_over_time(orders[10m])",
                "max(max_over_time(orders[10m])) + 1"
            })
    void whatWasSeenOutsideOfAHoleAndIsTooMuchOpens(String value) {
        Service service = Service.with(over(value));
        for (int tick = 1; tick <= 50; tick++) {
            service.set("orders_total", tick).set("orders", 1).tick();
        }
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();
        assertThat(service.set("orders_total", 60).set("orders", 1).tick().opened())
                .isEmpty();

        service.set("orders_total", 1000).set("orders", 500).tick();

        assertThat(service.opened()).containsExactly("SEV2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "increase(orders_total[5m]) * scalar(15 - count_over_time(orders[5m])) > 300",
                "increase(orders_total[5m]) - scalar(3 * sum_over_time(orders[5m])) > 50",
                "orders * 15 > scalar(sum_over_time(orders[5m]))",
                "increase(orders_total[5m]) / 3 > scalar(sum_over_time(orders[5m]))"
            })
    void aNumberThatReadsLowBecauseOfAHoleMakesNothingElseTooMuch(String condition) {
        Service service = Service.with(rule("orders").condition(SEV2, condition).build());
        for (int tick = 1; tick <= 60; tick++) {
            order(service, 2 * tick);
        }
        assertThat(service.opened()).as("the window is full").isEmpty();
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();
        for (int tick = 73; tick <= 100; tick++) {
            assertThat(order(service, 2 * tick).opened()).as("tick %d", tick).isEmpty();
        }
    }

    @Test
    void whoWasThereOnlyWhileNobodyLookedMayTakeFromASum() {
        Service service = Service.with(over("sum(max_over_time(balance[10m]))"));
        service.set("balance{account=a}", 500)
                .set("balance{account=b}", -400)
                .tick(50)
                .source
                .failed("unplugged");
        service.tick(38);
        service.remove("balance{account=b}").source.recovered();

        assertThat(service.tick(2).opened())
                .as("another account may have been there meanwhile, and in debt")
                .isEmpty();
        assertThat(service.tick(40).opened()).as("nobody was").containsExactly("SEV2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(increase(orders_total[10m]) - 5)", "sum(increase(orders_total[10m]) + -5)"})
    void aSumOfWhatMayBeNegativeIsUnknownWhileSeriesMayBeHidden(String value) {
        Service service = Service.with(over(value));
        for (int tick = 1; tick <= 50; tick++) {
            service.set("orders_total", tick).tick();
        }
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();
        service.set("orders_total", 60).tick().set("orders_total", 1000).tick();

        assertThat(service.opened()).isEmpty();
        assertThat(service.status().blindness().unknown()).isEqualTo(UNSEEN);
    }

    @Test
    void whatRoseBeforeTheWindowIsNotCountedIntoOneWithAHole() {
        Service service = Service.with(over("increase(orders_total[5m])"));
        double orders = 0;
        for (int tick = 1; tick <= 40; tick++) {
            orders += 14; // 280 in five minutes
            service.set("orders_total", orders).tick();
        }
        service.source.failed("unplugged");
        for (int tick = 1; tick <= 18; tick++) {
            orders += 14;
            service.tick();
        }
        service.source.recovered();
        for (int tick = 1; tick <= 40; tick++) {
            orders += 14;
            assertThat(service.set("orders_total", orders).tick().opened())
                    .as("tick %d after the hole", tick)
                    .isEmpty();
        }
    }

    @Test
    void whatIsTooLittleBecauseOfAHoleOpensNothing() {
        Service service = Service.with(rule("quiet")
                .value("increase(orders_total[5m])")
                .level(SEV2, "< 100")
                .build());
        for (int tick = 1; tick <= 40; tick++) {
            service.set("orders_total", 20.0 * tick).tick();
        }
        service.source.failed("unplugged");
        service.tick(12);
        service.source.recovered();
        for (int tick = 53; tick <= 80; tick++) {
            assertThat(service.set("orders_total", 20.0 * tick).tick().opened()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(orders_total[1m]) > 0.1",
                "deriv(orders[1m]) > 0.1",
                "idelta(orders[1m]) > 0.1",
                "changes(orders[1m]) > 0",
                "resets(orders_total[1m]) > 0",
                "x_reversals_over_time(orders[1m]) > 0",
                "stddev_over_time(orders[1m]) > 0",
                "stdvar_over_time(orders[1m]) > 0",
                "mad_over_time(orders[1m]) > 0"
            })
    void aWindowThatNeverHoldsEnoughSamplesIsUnknownAndSaysSo(String condition) {
        Service service = Service.with(
                rule("slow").condition(SEV2, condition).every(ofMinutes(5)).build());
        for (int tick = 1; tick <= 200; tick++) {
            service.set("orders_total", 20.0 * tick).set("orders", tick).tick();
        }

        assertThat(service.opened()).isEmpty();
        assertThat(service.status().blindness().unknown())
                .isEqualTo("a window holds too few samples, since it is hardly longer than the time between them");
        assertThat(service.status().trouble()).isPresent();
    }

    @Test
    void aLoneSampleOfASeriesThatHasJustBegunHasNotChanged() {
        Service service = Service.with(
                rule("changes").condition(SEV2, "changes(orders[5m]) > 0").build());

        assertThat(service.set("orders", 1).tick(30).status().blindness().unknown())
                .isNull();
        assertThat(service.set("orders{shop=new}", 1)
                        .tick()
                        .status()
                        .blindness()
                        .unknown())
                .isNull();
    }
}
