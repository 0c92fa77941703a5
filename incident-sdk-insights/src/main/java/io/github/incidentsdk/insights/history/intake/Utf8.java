package io.github.incidentsdk.insights.history.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens texts of which some editors say that they are UTF-8 by a mark in front. */
final class Utf8 {

    private static final int MARK = '\uFEFF';

    private Utf8() {}

    static Reader open(Path file) throws IOException {
        return withoutMark(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    }

    static Reader withoutMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return text;
    }
}
