package io.github.incidentsdk.config.prometheus;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Finds rule files by name or by pattern. */
public final class RuleFileNames {

    private RuleFileNames() {}

    /**
     * Returns the files that a name means, in the order of their names; none when there is no such file.
     *
     * @param folder where relative names begin
     * @param pattern a path, in which {@code *}, {@code ?} and {@code […]} stand for what they usually do
     * @throws IOException when folders cannot be listed
     */
    public static List<Path> matching(Path folder, String pattern) throws IOException {
        if (pattern.chars().noneMatch(character -> "*?[".indexOf(character) >= 0)) {
            Path file = folder.resolve(pattern).normalize();
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        int firstStar = pattern.replaceAll("[*?\\[].*", "").lastIndexOf('/');
        Path root = folder.resolve(pattern.substring(0, Math.max(0, firstStar))).normalize();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + folder.resolve(pattern).normalize());
        int depth = (int) pattern.substring(Math.max(0, firstStar))
                .chars()
                .filter(character -> character == '/')
                .count();
        try (Stream<Path> files = Files.find(
                root, depth + 1, (file, attributes) -> attributes.isRegularFile() && matcher.matches(file))) {
            return files.sorted().toList();
        }
    }
}
