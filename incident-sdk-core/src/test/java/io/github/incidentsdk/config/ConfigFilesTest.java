package io.github.incidentsdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.incidentsdk.config.IncidentConfig.OnInvalid;
import io.github.incidentsdk.config.problem.InvalidConfigurationException;
import io.github.incidentsdk.config.problem.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    Path directory;

    @Test
    void readsAFileByItsEnding() throws IOException {
        for (String name : List.of("a.yaml", "b.yml")) {
            assertThat(IncidentConfig.load(write(name, "incidents: { service: shop }"))
                            .service())
                    .contains("shop");
        }
        assertThat(IncidentConfig.load(write("c.json", "{\"incidents\": {\"service\": \"shop\"}}"))
                        .service())
                .contains("shop");
        assertThat(told(IncidentConfig.load(write("d.toml", "incidents"))))
                .endsWith("d.toml: has a name that ends in none of .yaml, .yml and .json");
    }

    @Test
    void saysWhatIsWrongWithAFileAndKeepsTheDefaults() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        IncidentConfig config = IncidentConfig.load(missing);

        assertThat(told(config)).isEqualTo(missing + ": does not exist; expected an incidents.yaml or incidents.json");
        assertThat(config.onInvalid()).isEqualTo(OnInvalid.DISABLE);
        assertThat(told(IncidentConfig.load(directory))).startsWith(directory + ": cannot be read: ");
        assertThat(told(IncidentConfig.load(Files.write(directory.resolve("l.yaml"), new byte[] {'a', (byte) 0xff}))))
                .endsWith("l.yaml: is not UTF-8");
        assertThat(told(IncidentConfig.load(Files.write(directory.resolve("large.yaml"), new byte[5 << 20]))))
                .endsWith("large.yaml: is larger than 4 MiB");
    }

    @Test
    void takesAByteOrderMarkForNothing() throws IOException {
        assertThat(IncidentConfig.load(write("bom.yaml", "\ufeffincidents: { service: shop }"))
                        .problems())
                .isEmpty();
    }

    @Test
    void findsTheOneOnTheClassPath() throws IOException {
        write("incidents.yml", "incidents: { service: found }");

        assertThat(fromClassPath().service()).contains("found");
    }

    @Test
    void hasTheDefaultsWhenTheClassPathHasNone() throws IOException {
        assertThat(fromClassPath().problems()).isEmpty();
    }

    @Test
    void refusesTwoOnTheClassPath() throws IOException {
        write("incidents.yaml", "incidents: { service: found }");
        write("incidents.json", "{}");

        IncidentConfig config = fromClassPath();

        assertThat(told(config))
                .isEqualTo("incidents.yaml: stands on the class path beside incidents.json; expected only one of them");
        assertThat(config.service()).isEmpty();
    }

    @Test
    void failsWhereTheTextSaysSoThoughItCannotBeRead() throws IOException {
        Path file = write("broken.yaml", "incidents:\n  on-invalid: fail\n  service: [\n");

        assertThatThrownBy(() -> IncidentConfig.load(file))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("one problem in the configuration of incidents:\n  " + file + ":");
        assertThat(IncidentConfig.load(write("note.yaml", "incidents:\n  # on-invalid: fail\n  service: [\n"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void saysWhichDependencyYamlNeeds() throws Exception {
        URL ours = IncidentConfig.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader bare = new URLClassLoader(new URL[] {ours}, new WithoutSnakeYaml())) {
            Object config = bare.loadClass(IncidentConfig.class.getName())
                    .getMethod("parseYaml", String.class, String.class)
                    .invoke(null, "incidents: {}", "incidents.yaml");
            Object problems = config.getClass().getMethod("problems").invoke(config);

            assertThat(problems)
                    .hasToString(
                            "[incidents.yaml:1:1: needs SnakeYAML, which is not on the class path; add the dependency"
                                    + " org.yaml:snakeyaml:2.4, or write incidents.json]");
        }
    }

    /** Everything but SnakeYAML and the SDK itself, which has to be loaded anew beside it. */
    private static final class WithoutSnakeYaml extends ClassLoader {

        private WithoutSnakeYaml() {
            super(ConfigFilesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.yaml.") || name.startsWith("io.github.incidentsdk.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private IncidentConfig fromClassPath() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader only =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            thread.setContextClassLoader(only);
            return IncidentConfig.fromClasspath();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String told(IncidentConfig config) {
        assertThat(config.problems()).hasSize(1);
        return config.problems().stream().map(Problem::toString).findFirst().orElseThrow();
    }
}
