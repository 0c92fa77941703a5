package io.github.incidentsdk.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.insights.history.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Something that incidents are read from, recognized by its name, or where that says nothing by how it begins. */
enum Source {
    JOURNAL {
        @Override
        void read(Path path, Intake intake) throws IOException {
            intake.journal(path);
        }
    },
    REVIEWS {
        @Override
        void read(Path path, Intake intake) throws IOException {
            intake.reviews(path);
        }
    },
    CSV {
        @Override
        void read(Path path, Intake intake) throws IOException {
            intake.csv(path);
        }
    },
    JSON {
        @Override
        void read(Path path, Intake intake) throws IOException {
            intake.json(path);
        }
    };

    private static final int BEGINNING = 512;

    /** A journal has directories of other processes below it. */
    private static final int DEEPEST = 3;

    abstract void read(Path path, Intake intake) throws IOException;

    /** What {@code path} is; a directory may be several things. */
    static Set<Source> of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
        }
        return Files.isDirectory(path) ? ofDirectory(path) : EnumSet.of(ofFile(path));
    }

    private static Set<Source> ofDirectory(Path directory) throws IOException {
        Set<Source> found = EnumSet.noneOf(Source.class);
        for (String name : names(directory)) {
            if (name.endsWith(".md")) {
                found.add(REVIEWS);
            } else if (name.endsWith(".jsonl")) {
                found.add(JOURNAL);
            }
        }
        if (found.isEmpty()) {
            throw new IOException(
                    directory + ": there is neither a journal in it nor a review; name files of incidents one by one");
        }
        return found;
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> below = Files.walk(directory, DEEPEST)) {
            below.filter(Files::isRegularFile).forEach(file -> names.add(lower(file)));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return names;
    }

    private static Source ofFile(Path file) throws IOException {
        String name = lower(file);
        if (name.endsWith(".csv")) {
            return CSV;
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return JSON;
        }
        if (name.endsWith(".md")) {
            return REVIEWS;
        }
        String beginning = beginning(file);
        return beginning.startsWith("{") || beginning.startsWith("[") ? JSON : CSV;
    }

    private static String lower(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(BEGINNING), UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
        }
    }
}
