package io.github.incidentsdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The host's name, the default for telling replicas apart. */
final class HostName {

    /** Linux says it here. */
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** From the environment or the system where they say so, since asking the network for the own name may take seconds. */
    static String get() {
        String said = System.getenv("HOSTNAME");
        if (said == null || said.isBlank()) {
            said = ofSystem();
        }
        return said.isBlank() ? ofNetwork() : said;
    }

    private static String ofSystem() {
        try {
            return Files.exists(KERNEL) ? Files.readString(KERNEL).strip() : "";
        } catch (IOException unreadable) { // then the network is asked
            return "";
        }
    }

    private static String ofNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) { // a host without a name is still one instance
            return "localhost";
        }
    }
}
