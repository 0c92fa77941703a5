package io.github.incidentsdk.spring.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.IncidentManager;
import io.github.incidentsdk.Incidents;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.spring.test.VirtualIncidents;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole service, with a web server and an actuator, on one line of Spring Boot. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@VirtualIncidents
@ExtendWith(OutputCaptureExtension.class)
class BootLineTest {

    @Autowired
    VirtualTime time;

    @Autowired
    RecordingSink told;

    @Autowired
    IncidentManager manager;

    @Autowired
    MeterRegistry registry;

    @Test
    void isTheLineThatItsModuleSays() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("line"));
    }

    @Test
    void theFacadeSpeaksForTheService() {
        Incidents.declare(new CostSpike("prod-eu", 412));
        time.runUntilIdle();
        IncidentSnapshot open = told.last().incident();
        assertThat(open.service()).isEqualTo("checkout");
        assertThat(open.title()).isEqualTo("Cloud spend spike in prod-eu");
        assertThat(manager.open()).hasSize(1);
    }

    @Test
    void rulesReadTheServicesMeters() {
        AtomicInteger waiting = registry.gauge("jobs.waiting", new AtomicInteger(500));
        time.advance(Duration.ofMinutes(3));
        assertThat(told.accepted("backlog")).hasSize(1);
        waiting.set(0);
        time.advance(Duration.ofMinutes(10));
        assertThat(told.last().event().kind()).isEqualTo("resolved");
    }

    @Test
    void aConfigurationThatDoesNotHoldIsExplained(CapturedOutput output) {
        assertThatThrownBy(() ->
                        new SpringApplication(Checkout.class).run("--spring.config.name=broken", "--server.port=0"))
                .hasRootCauseInstanceOf(InvalidConfigurationException.class);
        assertThat(output).contains("APPLICATION FAILED TO START").contains("""
                        The configuration of incidents does not hold. It has 2 problems:

                          - broken.yml:4:23 incidents.types.backlog.titel: is an unknown key; did you mean title?
                          - broken.yml:7:16 incidents.rules.http.requests: has dots in its name; write http-requests
                        """).contains("Correct what is listed;");
    }

    @Test
    void startsWhereMetricsAndWebAreReallyAbsent(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(BareJvm.run(folder.resolve("printed"), "-cp", BareJvm.classPath(), Checkout.class.getName()))
                .contains("Spring Boot " + System.getProperty("line") + ", open: Cloud spend spike in prod-eu");
    }
}
