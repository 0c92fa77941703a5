package io.github.incidentsdk.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for one benchmark; where it is decides what a force costs, so {@code -Dbenchmarks.folder=…} names a disk. */
final class Folder implements AutoCloseable {

    private final Path path;

    Folder() throws IOException {
        Path parent = Path.of(System.getProperty("benchmarks.folder", System.getProperty("java.io.tmpdir")));
        path = Files.createTempDirectory(parent, "incident-sdk-benchmark");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
