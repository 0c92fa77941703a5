package io.github.incidentsdk.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses that begin alike. */
record Network(InetAddress begin, int bits) {

    /** What leads inside, or through a gateway to where it does. */
    private static final List<Network> INSIDE = List.of(
            of("0.0.0.0/8"),
            of("100.64.0.0/10"),
            of("192.0.0.0/24"),
            of("198.18.0.0/15"),
            of("240.0.0.0/4"),
            of("fc00::/7"),
            of("::/96"),
            of("64:ff9b::/16"),
            of("2002::/16"));

    static boolean isOne(String host) {
        return host.matches("[0-9.]+(/[0-9]+)?") || host.indexOf(':') >= 0;
    }

    static Network of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (address != null && bits.matches("[0-9]{0,3}")) {
            int all = 8 * address.getAddress().length;
            int wanted = bits.isEmpty() ? all : Integer.parseInt(bits);
            if (wanted <= all && (slash < 0 || !bits.isEmpty())) {
                return new Network(address, wanted);
            }
        }
        throw new InvalidSettingException(
                "allowed-hosts", "says \"" + text + "\", which is no address and no network such as 10.0.0.0/8");
    }

    /** The address that is written; null for a name, which is never looked up here. */
    static @Nullable InetAddress literal(String text) {
        boolean four = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!four && !text.matches("[0-9a-fA-F.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException none) { // such as 999.1.1.1, which no resolver should be asked for
            return null;
        }
    }

    boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] ours = begin.getAddress();
        if (bytes.length != ours.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (ours[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && INSIDE.stream().noneMatch(inside -> inside.holds(address));
    }
}
