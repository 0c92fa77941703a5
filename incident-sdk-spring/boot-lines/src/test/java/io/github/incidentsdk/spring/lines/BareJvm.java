package io.github.incidentsdk.spring.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process on this line of Spring Boot, without metrics, web and tests on its class path. */
final class BareJvm {

    private static final long PATIENCE_SECONDS = 300;

    private static final Pattern NOT_BARE = Pattern.compile(
            "micrometer|actuator|tomcat|spring-web|boot-(web|servlet|health|http|jackson|test)|spring-test|incident-sdk-testing");

    private BareJvm() {}

    static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !NOT_BARE.matcher(artifact(entry)).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Of a module of this build {@code incident-sdk-micrometer}, of a library {@code micrometer-core-1.15.12.jar}. */
    private static String artifact(String entry) {
        Path path = Path.of(entry);
        return path.endsWith(Path.of("target", "classes"))
                ? path.getParent().getParent().getFileName().toString()
                : path.getFileName().toString();
    }

    /** What a process prints that ends well; {@code printed} is a file for it. */
    static String run(Path printed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(printed);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
