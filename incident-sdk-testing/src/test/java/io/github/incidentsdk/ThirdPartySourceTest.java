package io.github.incidentsdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.incidentsdk.config.IncidentConfig;
import io.github.incidentsdk.metric.MetricPollProvider;
import io.github.incidentsdk.metric.QueryEngineProvider;
import io.github.incidentsdk.polling.SourceStatus;
import io.github.incidentsdk.testing.RecordingSink;
import io.github.incidentsdk.testing.VirtualTime;
import io.github.incidentsdk.thirdparty.StaffProvider;
import io.github.incidentsdk.thirdparty.WarehouseProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources of somebody else's jar are known by their type, as those of this library are. */
@Timeout(240)
class ThirdPartySourceTest {

    private static final String CONFIG = """
            incidents:
              types: { short-staffed: { by: [ward] }, backlog: {} }
              sources:
                staff: { type: staff, every: 1m, ward: icu, labels: { site: north } }
                warehouse: { type: warehouse }
              rules:
                thin: { declare: short-staffed, value: 'staff_on_shift{site="north"}', levels: { SEV2: "< 4" } }
                full: { declare: backlog, source: warehouse, value: thing, levels: { SEV3: "> 41" } }
            """;

    private final VirtualTime time = new VirtualTime();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    private URLClassLoader jar;

    @BeforeEach
    void putOnTheClassPath() throws IOException {
        Path file = folder.resolve("sources.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out)) {
            add(entries, MetricPollProvider.class, StaffProvider.class);
            add(entries, QueryEngineProvider.class, WarehouseProvider.class);
        }
        jar = new OwnClassesFirst(file.toUri().toURL(), before);
        Thread.currentThread().setContextClassLoader(jar);
    }

    @AfterEach
    void takeOff() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        jar.close();
    }

    /** A provider that cannot be made stands before the one that can. */
    private static void add(JarOutputStream jar, Class<?> service, Class<?> provider) throws IOException {
        String path = provider.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry("META-INF/services/" + service.getName()));
        jar.write(("com.example.NotThere\n" + provider.getName() + "\n").getBytes(UTF_8));
        jar.putNextEntry(new ZipEntry(path));
        try (InputStream compiled = provider.getClassLoader().getResourceAsStream(path)) {
            jar.write(compiled.readAllBytes());
        }
    }

    /** The test's own class path has these classes too, and nothing that names them. */
    private static final class OwnClassesFirst extends URLClassLoader {

        OwnClassesFirst(URL jar, ClassLoader parent) {
            super(new URL[] {jar}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(StaffProvider.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    @Test
    void areFoundMadeFromTheirSettingsAndAsked() {
        try (LogLines log = new LogLines();
                IncidentManager manager = Desk.manager(time, new RecordingSink())
                        .config(IncidentConfig.parseYaml(CONFIG, "incidents.yaml"))
                        .build()) {
            time.advance(Duration.ofMinutes(3));

            assertThat(manager.sources()).extracting(SourceStatus::id).containsExactlyInAnyOrder("staff", "warehouse");
            assertThat(manager.sources()).extracting(SourceStatus::failure).containsOnlyNulls();
            assertThat(manager.open())
                    .extracting(open -> open.snapshot().type() + open.snapshot().by())
                    .containsExactlyInAnyOrder("short-staffed{ward=icu}", "backlog{}");
            assertThat(log.exceptions())
                    .as("a broken one keeps nobody else from being found")
                    .hasSize(2)
                    .allSatisfy(why -> assertThat(why).contains("com.example.NotThere"));
        }
    }

    @Test
    void aSettingThatTheyRefuseIsAProblemWithItsPlace() {
        IncidentConfig config = IncidentConfig.parseYaml(CONFIG.replace(", ward: icu", ""), "incidents.yaml");
        try (LogLines log = new LogLines();
                IncidentManager manager =
                        Desk.manager(time, new RecordingSink()).config(config).build()) {
            time.advance(Duration.ofMinutes(3));

            assertThat(log.warnings())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("Set aside: incidents.yaml:4")
                            .contains("incidents.sources.staff.ward: is missing"));
            assertThat(manager.sources()).extracting(SourceStatus::id).containsExactly("warehouse");
        }
    }
}
