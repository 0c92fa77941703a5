package io.github.incidentsdk.insights;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.incidentsdk.insights.history.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Something that incidents are read from, recognized by its name, or where that says nothing by how it begins. */
enum Source {
    JOURNAL {
        @Override
        void read(Path path, Intake intake) throws IOException {
            intake.journal(path);
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

    abstract void read(Path path, Intake intake) throws IOException;

    static Found of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
        }
        if (Files.isDirectory(path)) {
            return new Found(JOURNAL, path);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return new Found(CSV, path);
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return new Found(JSON, path);
        }
        String beginning = beginning(path);
        return new Found(beginning.startsWith("{") || beginning.startsWith("[") ? JSON : CSV, path);
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(BEGINNING), UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
        }
    }

    /** A source and where it is. */
    record Found(Source source, Path path) {
        void readInto(Intake intake) throws IOException {
            source.read(path, intake);
        }
    }
}
