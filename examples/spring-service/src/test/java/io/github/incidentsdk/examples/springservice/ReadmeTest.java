package io.github.incidentsdk.examples.springservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of this example shows is what it runs with. */
class ReadmeTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @Test
    void showsTheConfigurationAsItIs() throws IOException {
        String configuration = Files.readString(Path.of("src/main/resources/application.yml"));
        List<MatchResult> shown =
                YAML.matcher(Files.readString(Path.of("README.md"))).results().toList();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(configuration).contains(block.group(1)));
    }
}
