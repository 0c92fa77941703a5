package io.github.incidentsdk.examples.customtypes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the replay has to tell, line by line, so that the example fails when it shows something else. */
final class Expected {

    private Expected() {}

    static List<String> lines() throws IOException {
        try (InputStream bytes = Expected.class.getResourceAsStream("/expected.txt")) {
            if (bytes == null) {
                throw new IOException("there is no /expected.txt on the class path");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Where it differs from what was told, in words; empty where it does not. */
    static String difference(List<String> told) throws IOException {
        List<String> expected = lines();
        for (int i = 0; i < Math.max(expected.size(), told.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "nothing more";
            String was = i < told.size() ? told.get(i) : "nothing more";
            if (!wanted.equals(was)) {
                return "line " + (i + 1) + " should be\n  " + wanted + "\nbut it was\n  " + was;
            }
        }
        return "";
    }
}
