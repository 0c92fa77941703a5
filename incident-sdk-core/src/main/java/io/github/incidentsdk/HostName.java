package io.github.incidentsdk;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The host's name, the default for telling replicas apart. */
final class HostName {

    private HostName() {}

    /** From the environment where it says so, since asking the network for the own name may take seconds. */
    static String get() {
        String said = System.getenv("HOSTNAME");
        if (said != null && !said.isBlank()) {
            return said;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) { // a host without a name is still one instance
            return "localhost";
        }
    }
}
