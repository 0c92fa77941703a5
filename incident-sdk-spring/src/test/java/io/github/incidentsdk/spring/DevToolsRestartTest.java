package io.github.incidentsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in a process of its own, of which a class changes while it runs, so that DevTools restarts it. */
class DevToolsRestartTest {

    private static final long PATIENCE_SECONDS = 240;

    private static final String SHOP = """
            package example;

            import io.github.incidentsdk.By;
            import io.github.incidentsdk.IncidentDefinition;
            import io.github.incidentsdk.IncidentManager;
            import io.github.incidentsdk.Incidents;
            import java.util.ArrayList;
            import java.util.List;
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.WebApplicationType;
            import org.springframework.boot.autoconfigure.SpringBootApplication;

            @SpringBootApplication
            public class Shop {

                @IncidentDefinition(type = "stuck", title = "Number VERSION is stuck")
                public record Stuck(@By String feed) {}

                public static void main(String[] arguments) throws InterruptedException {
                    List<String> left = new ArrayList<>();
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().startsWith("incident-sdk")) {
                            thread.join(60_000);
                            if (thread.isAlive()) {
                                left.add(thread.getName());
                            }
                        }
                    }
                    SpringApplication shop = new SpringApplication(Shop.class);
                    shop.setWebApplicationType(WebApplicationType.NONE);
                    shop.setKeepAlive(true);
                    IncidentManager manager = shop.run(arguments).getBean(IncidentManager.class);
                    Incidents.declare(new Stuck("red"));
                    System.out.println("open " + manager.open().stream().map(open -> open.snapshot().title()).toList()
                            + ", threads left " + left + ", loaded together "
                            + (Shop.class.getClassLoader() == Incidents.class.getClassLoader()));
                }
            }
            """;

    @Test
    void aRestartBindsTheFacadeToTheNewContextAndLeavesNoThreadOfTheOldOne(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(folder, classes, "1");
        Files.writeString(classes.resolve("restart.txt"), "1");
        Process shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                classes.toString(),
                                System.getProperty("devtools"),
                                System.getProperty("java.class.path")),
                        "example.Shop",
                        "--spring.devtools.restart.trigger-file=restart.txt",
                        "--spring.devtools.restart.poll-interval=200ms",
                        "--spring.devtools.restart.quiet-period=100ms",
                        "--spring.main.banner-mode=off")
                .redirectErrorStream(true)
                .start();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(shop::destroyForcibly);
        try (BufferedReader printed = shop.inputReader()) {
            assertThat(line(printed)).isEqualTo("open [Number 1 is stuck], threads left [], loaded together true");
            compile(folder, classes, "2");
            Files.writeString(classes.resolve("restart.txt"), "2, and longer");
            assertThat(line(printed)).isEqualTo("open [Number 2 is stuck], threads left [], loaded together true");
        } finally {
            shop.destroyForcibly().waitFor();
        }
    }

    private static void compile(Path folder, Path classes, String version) throws IOException {
        Path source = folder.resolve("Shop.java");
        Files.writeString(source, SHOP.replace("VERSION", version));
        List<String> arguments = List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    /** What the service says of itself once it is up; everything that it printed when it never does. */
    private static String line(BufferedReader printed) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            if (line.startsWith("open ")) {
                return line;
            }
            all.append(line).append('\n');
        }
        return all.toString();
    }
}
