package io.github.incidentsdk.spring.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with the context that Spring generates when it is built. */
class AheadOfTimeTest {

    @Test
    void theGeneratedContextStarts(@TempDir Path folder) throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        BareJvm.run(
                folder.resolve("processed"),
                "-cp",
                BareJvm.classPath(),
                "org.springframework.boot.SpringApplicationAotProcessor",
                Checkout.class.getName(),
                sources.toString(),
                folder.resolve("resources").toString(),
                classes.toString(),
                "example",
                "checkout");
        assertThat(textOf(sources)).contains("DefinedRecords.of(\"" + CostSpike.class.getName() + "\")");
        assertThat(textOf(folder.resolve("resources")))
                .contains("\"" + CostSpike.class.getName() + "\"", "\"usdPerHour\"");
        compile(sources, classes);
        assertThat(BareJvm.run(
                        folder.resolve("printed"),
                        "-Dspring.aot.enabled=true",
                        "-cp",
                        classes + File.pathSeparator + BareJvm.classPath(),
                        Checkout.class.getName()))
                .contains("AOT-processed")
                .contains("Spring Boot " + System.getProperty("line") + ", open: Cloud spend spike in prod-eu");
    }

    private static String textOf(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", BareJvm.classPath(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(arguments).anyMatch(file -> file.contains("IncidentAutoConfiguration__"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
