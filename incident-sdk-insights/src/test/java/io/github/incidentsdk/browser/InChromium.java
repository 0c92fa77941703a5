package io.github.incidentsdk.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that open pages in a browser of their own, and are skipped where none is installed. */
public abstract class InChromium {

    @TempDir
    Path folder;

    private @Nullable Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        Path program = Chromium.installed();
        assumeTrue(program != null, "Chromium is not installed: set " + Chromium.VARIABLE);
        chromium = Chromium.start(program, folder.resolve("home"));
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    protected final Chromium browser() {
        if (chromium == null) {
            throw new IllegalStateException("not started");
        }
        return chromium;
    }

    /** Opens a page from a file; asks for that file are no requests. */
    protected final Chromium.Seen open(String html) throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Chromium.Seen seen = browser().open(page.toUri());
        return new Chromium.Seen(
                seen.console(),
                seen.requests().stream()
                        .filter(request -> !request.equals(page.toUri().toString()))
                        .toList());
    }
}
