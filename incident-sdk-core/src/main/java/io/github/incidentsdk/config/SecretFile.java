package io.github.incidentsdk.config;

import io.github.incidentsdk.settings.InvalidSettingException;
import io.github.incidentsdk.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A credential in a file of its own, as orchestrators mount them. */
final class SecretFile {

    private static final int LONGEST = 64 << 10;

    private SecretFile() {}

    /** The file's content without the line breaks at its end. */
    static Secret read(String setting, String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new InvalidSettingException(setting, "names a file of more than 64 KiB, which is no secret");
            }
            String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
            if (text.isEmpty()) {
                throw new InvalidSettingException(setting, "names a file that is empty");
            }
            return Secret.of(text);
        } catch (IOException | InvalidPathException unreadable) {
            // Not its name: a secret that was put here by mistake would be printed.
            throw new InvalidSettingException(
                    setting,
                    "names a file that cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }
}
