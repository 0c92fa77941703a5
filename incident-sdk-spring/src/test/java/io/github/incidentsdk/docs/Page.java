package io.github.incidentsdk.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param name its path from the repository's root
 * @param blocks its fenced blocks, in order
 * @param prose its lines outside of them
 */
record Page(String name, List<Block> blocks, List<String> prose) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** The repository's root. */
    static final Path ROOT = root();

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("docs"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above has README.md and docs");
            }
        }
        return folder;
    }

    /** README.md and everything in docs. */
    static List<Page> all() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Page> pages = new ArrayList<>();
            pages.add(read(ROOT.resolve("README.md")));
            for (Path file : docs.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(read(file));
            }
            return pages;
        }
    }

    private static Page read(Path file) throws IOException {
        String name = ROOT.relativize(file).toString().replace('\\', '/');
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        List<String> inside = null;
        List<String> info = List.of();
        int number = 0;
        int begin = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.startsWith("```")) {
                (inside == null ? prose : inside).add(line);
            } else if (inside == null) {
                info = Stream.of(line.substring(3).strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
                begin = number + 1;
                inside = new ArrayList<>();
            } else {
                blocks.add(new Block(name, begin, info, String.join("\n", inside) + "\n"));
                inside = null;
            }
        }
        if (inside != null) {
            throw new IllegalStateException(name + ":" + begin + " is never closed");
        }
        return new Page(name, blocks, prose);
    }

    /** What it links to, but for what lies outside the repository. */
    List<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(line).results().map(found -> found.group(1)))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** The anchors of its headings, as the forges make them. */
    Set<String> anchors() {
        return prose.stream()
                .map(Pattern.compile("#+ (.*)")::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    Path folder() {
        return ROOT.resolve(name).getParent();
    }

    @Override
    public String toString() {
        return name;
    }
}
