package io.github.incidentsdk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a sink sends, kept in files beside the test's other resources and compared exactly.
 *
 * <p>After a change that is meant, run the test with {@code -Dgoldens=write} and read what {@code git diff} shows.
 */
public final class Goldens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Goldens() {}

    /** Holds {@code actual} to the file {@code name} in the folder of the test's package. */
    public static void hold(Class<?> test, String name, String actual) throws IOException {
        Path file = Path.of("src/test/resources", test.getPackageName().replace('.', '/'), name);
        if ("write".equals(System.getProperty("goldens"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("written with -Dgoldens=write").exists();
        assertThat(actual)
                .as("%s; after a change that is meant: -Dgoldens=write", file)
                .isEqualTo(Files.readString(file));
    }

    /** JSON in the order of its members, so that people can read and compare it. */
    public static String pretty(String json) {
        try {
            return JSON.writer(PRINTER).writeValueAsString(JSON.readTree(json)) + "\n";
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + json, noJson);
        }
    }
}
