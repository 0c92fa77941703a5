package io.github.incidentsdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages hang together: what they link to and depend on exists, and no block escapes {@link DocumentationTest}. */
class PagesTest {

    private static final Pattern VERSION = Pattern.compile("<([\\w.-]+)\\.version>([^<]+)</");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>.*?</dependency>");

    private static final Set<String> LANGUAGES =
            Set.of("java", "yaml", "json", "promql", "xml", "bash", "text", "properties");

    private static List<Page> pages = List.of();

    @BeforeAll
    static void read() throws IOException {
        pages = Page.all();
    }

    private static Stream<Block> blocks() {
        return pages.stream().flatMap(page -> page.blocks().stream());
    }

    @Test
    void everyBlockIsOfAKindThatIsLookedAt() {
        assertThat(blocks())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(LANGUAGES).as(block.toString()).contains(block.language()));
    }

    @Test
    void whatSaysThatItIsOutputStandsBehindWhatPrints() {
        for (Page page : pages) {
            Block before = null;
            for (Block block : page.blocks()) {
                if (block.info().contains("output")) {
                    assertThat(before).as(block.toString()).isNotNull();
                    assertThat(before.info()).as(block.toString()).containsAnyOf("runs", "wrong", "fails");
                }
                before = block;
            }
        }
    }

    @Test
    void dependenciesAreThoseOfThisBuild() throws IOException {
        String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
        String version = between(pom, "<version>", "</version>");
        Map<String, String> versions = new LinkedHashMap<>();
        VERSION.matcher(pom).results().forEach(found -> versions.put(found.group(1), found.group(2)));
        assertThat(blocks().filter(block -> block.language().equals("xml")).toList())
                .isNotEmpty();
        for (Block block :
                blocks().filter(block -> block.language().equals("xml")).toList()) {
            for (MatchResult found : DEPENDENCY.matcher(block.text()).results().toList()) {
                String dependency = found.group();
                String artifact = between(dependency, "<artifactId>", "</artifactId>");
                boolean ours = dependency.contains("<groupId>io.github.incidentsdk</groupId>");
                if (ours) {
                    assertThat(Page.ROOT.resolve(artifact).resolve("pom.xml"))
                            .as(block.toString())
                            .exists();
                }
                assertThat(between(dependency, "<version>", "</version>"))
                        .as(block.toString())
                        .isEqualTo(ours ? version : versions.get(artifact));
            }
        }
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void linksLeadSomewhere() {
        for (Page page : pages) {
            for (String link : page.links()) {
                String file = link.replaceFirst("#.*", "");
                Path target = file.isEmpty()
                        ? Page.ROOT.resolve(page.name())
                        : page.folder().resolve(file);
                assertThat(target.normalize()).as(page + ": " + link).exists();
                if (link.contains("#")) {
                    assertThat(pages.stream()
                                    .filter(each ->
                                            Page.ROOT.resolve(each.name()).equals(target.normalize()))
                                    .flatMap(each -> each.anchors().stream()))
                            .as(page + ": " + link)
                            .contains(link.substring(link.indexOf('#') + 1));
                }
            }
        }
    }

    @Test
    void theReadmeLinksEveryPage() {
        Page readme = pages.get(0);
        assertThat(readme.links())
                .containsAll(pages.stream().skip(1).map(Page::name).toList());
    }
}
