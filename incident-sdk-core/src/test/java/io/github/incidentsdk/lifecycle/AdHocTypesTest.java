package io.github.incidentsdk.lifecycle;

import static io.github.incidentsdk.model.Severity.SEV3;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.incidentsdk.model.IncidentType;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AdHocTypesTest {

    private final Scene scene = new Scene(Scene.type("cost-spike"), Scene.type("outage"));

    @Test
    void anyNameCanBeDeclaredAndHasTheDefaultSeverity() {
        TrackedIncident incident = scene.declare("flood");

        assertThat(incident.snapshot().type()).isEqualTo("flood");
        assertThat(incident.snapshot().title()).isEqualTo("flood");
        assertThat(incident.snapshot().severity()).isEqualTo(SEV3);
        assertThat(scene.table.defined("flood")).isNull();
        assertThat(scene.table.defined("outage")).isNotNull();
    }

    @Test
    void oneWarningSuggestsTheNearestKnownName() {
        try (LogLines log = new LogLines()) {
            scene.declare("cost-spik");
            scene.declare("cost-spik");
            scene.declare("cost-spik", i -> i.by("account", "x"));

            assertThat(log.warnings())
                    .containsExactly("Incident type \"cost-spik\" is not defined: it is taken without title, owner"
                            + " or severity policy. Did you mean \"cost-spike\"? Define it under incidents.types,"
                            + " or with IncidentManager.builder().type(…).");
        }
    }

    @Test
    void aNameThatIsNearToNothingGetsNoSuggestion() {
        try (LogLines log = new LogLines()) {
            scene.declare("staff-shortage");

            assertThat(log.warnings()).singleElement().asString().doesNotContain("Did you mean");
        }
    }

    @Test
    void ofTwoNamesEquallyNearTheFirstInOrderIsSuggested() {
        Scene twins = new Scene(Scene.type("job-b"), Scene.type("job-a"), Scene.type("job-c"));
        try (LogLines log = new LogLines()) {
            twins.declare("job-x");

            assertThat(log.warnings()).singleElement().asString().contains("Did you mean \"job-a\"?");
        }
    }

    @Test
    void aDefinedTypeIsNoReasonToWarn() {
        try (LogLines log = new LogLines()) {
            scene.declare("outage");

            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aNameThatIsNoneIsBroughtIntoFormAndSaidSo() {
        try (LogLines log = new LogLines()) {
            TrackedIncident incident = scene.declare("2nd Flood!");

            assertThat(incident.snapshot().type()).isEqualTo("nd-flood");
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("Incident type \"2nd Flood!\" is not defined")
                    .contains("It is kept as \"nd-flood\".");
        }
    }

    @Test
    void aNameInAnotherFormFindsTheTypeThatIsMeant() {
        assertThat(scene.declare("Cost Spike")).isSameAs(scene.declare("cost-spike"));
    }

    @Test
    void aNameWithoutALetterIsOther() {
        assertThat(scene.declare("1234 !").snapshot().type()).isEqualTo("other");
        assertThat(scene.declare("\u96ea").snapshot().type()).isEqualTo("other");
    }

    @Test
    void namesMadeFromDataMeetInOneTypeAfterAThousand() {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 1_100; i++) {
                scene.declare("order-" + i);
            }

            assertThat(scene.declare("order-999").snapshot().type()).isEqualTo("order-999");
            assertThat(scene.declare("order-1099").snapshot().type()).isEqualTo("other");
            assertThat(log.warnings()).hasSize(1_001);
        }
    }

    @Test
    void aNameThatNobodyCanHaveBoundsItsLengthInTheWarning() {
        try (LogLines log = new LogLines()) {
            scene.declare("y".repeat(10_000_000));

            assertThat(log.warnings()).singleElement().asString().hasSizeLessThan(600);
            assertThat(scene.only().type()).hasSize(128);
        }
    }

    @Test
    void anAppenderThatDeclaresWhatItReadsCannotHurt() {
        Logger logger = (Logger) LoggerFactory.getLogger(LogLines.class.getPackageName());
        AppenderBase<ILoggingEvent> declaring = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                scene.declare("logged-warning");
                scene.declare("flood");
            }
        };
        declaring.start();
        logger.addAppender(declaring);
        try {
            scene.declare("flood");
        } finally {
            logger.detachAppender(declaring);
        }

        assertThat(scene.table.open())
                .extracting(incident -> incident.snapshot().type())
                .containsExactlyInAnyOrder("flood", "logged-warning");
    }

    @Test
    void titleOwnerAndCategoryComeFromTheType() {
        IncidentType type = IncidentType.named("spike")
                .title("Spend")
                .owner("finops")
                .category("cost")
                .build();

        Scene defined = new Scene(type);
        defined.declare("spike");

        assertThat(defined.only().title()).isEqualTo("Spend");
        assertThat(defined.only().owner()).isEqualTo("finops");
        assertThat(defined.only().category()).isEqualTo("cost");
    }
}
