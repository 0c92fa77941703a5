package io.github.incidentsdk.examples.backtest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file could not be read, in words. */
final class Unreadable {

    private Unreadable() {}

    static String why(Path file, IOException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (Files.isDirectory(file)) {
            return "is a folder; name its files";
        } else if (thrown instanceof AccessDeniedException) {
            return "may not be read";
        } else if (thrown instanceof CharacterCodingException) {
            return "is not UTF-8 text";
        }
        return "cannot be read: " + thrown;
    }
}
