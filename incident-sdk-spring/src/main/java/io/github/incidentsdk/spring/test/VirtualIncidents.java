package io.github.incidentsdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * Lets a Spring test move the time that incidents live in, and see what was told.
 *
 * <pre>{@code
 * @SpringBootTest
 * @VirtualIncidents
 * class ImportTest {
 *     @Autowired VirtualTime time;            // stands still until the test moves it
 *     @Autowired RecordingSink told;          // hears of everything
 * }
 * }</pre>
 *
 * <p>The sinks of the configuration are replaced by ones that accept everything and tell nobody, the journal by one in memory, and
 * {@code self-report} is off; sources and a {@code heartbeat} stay as configured, and so do beans. {@code Incidents} speaks for the context of the test that runs, whatever contexts were
 * started meanwhile. After each test what is open is resolved, the clock is moved past {@code reopen-within} and the sink is
 * emptied, so that tests that share a context do not see each other's incidents; rules stay as they are.
 *
 * <p>Needs {@code incident-sdk-testing} and {@code spring-boot-test}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(VirtualIncidentsConfiguration.class)
@TestExecutionListeners(
        listeners = VirtualIncidentsListener.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface VirtualIncidents {}
