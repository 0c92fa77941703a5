package io.github.incidentsdk.insights.history.intake;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens texts of which some editors say that they are UTF-8 by a mark in front. */
final class Utf8 {

    private static final int MARK = '\uFEFF';

    private static final int LONGEST_LINE = 1 << 20;

    private Utf8() {}

    /** That {@code file} is not UTF-8, and from which line on. */
    static ImportException refused(Path file) throws IOException {
        int line = 1;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            int b = bytes.read();
            while (b >= 0 && read.size() < LONGEST_LINE) {
                read.write(b);
                if (b == '\n') {
                    if (!isUtf8(read.toByteArray())) {
                        break;
                    }
                    read.reset();
                    line++;
                }
                b = bytes.read();
            }
        }
        return new ImportException(List.of(file + " is not UTF-8, line " + line + "; save it as UTF-8"));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

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
