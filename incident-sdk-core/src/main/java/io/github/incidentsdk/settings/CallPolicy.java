package io.github.incidentsdk.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one sink or source may call: https, plain http on this machine alone unless allowed, and allowed hosts where some are said.
 *
 * <p>Settings: {@code allow-http} (false); {@code allowed-hosts} (all), host names, {@code *.example.com} for those below one,
 * addresses, and networks such as {@code 10.0.0.0/8}. Where they are said, a host that is named may have any public address, and
 * every other address has to lie in a network that is said: so a name whose address changes leads nowhere inside. Immutable.
 */
public final class CallPolicy {

    private static final CallPolicy USUAL = new CallPolicy(false, null, List.of());

    private final boolean allowHttp;
    private final @Nullable List<String> names;
    private final List<Network> networks;

    private CallPolicy(boolean allowHttp, @Nullable List<String> names, List<Network> networks) {
        this.allowHttp = allowHttp;
        this.names = names;
        this.networks = networks;
    }

    /** Https to whatever host. */
    public static CallPolicy usual() {
        return USUAL;
    }

    /**
     * Reads the settings.
     *
     * @throws InvalidSettingException when a host is none
     */
    public static CallPolicy of(Settings settings) {
        List<String> hosts = settings.list("allowed-hosts");
        if (hosts.isEmpty() && settings.names().contains("allowed-hosts")) {
            throw new InvalidSettingException(
                    "allowed-hosts", "allows none; expected such as hooks.example.com, or leave it out to allow all");
        }
        List<String> names = hosts.stream()
                .filter(host -> !Network.isOne(host))
                .map(CallPolicy::name)
                .toList();
        List<Network> networks =
                hosts.stream().filter(Network::isOne).map(Network::of).toList();
        return new CallPolicy(settings.flag("allow-http", false), hosts.isEmpty() ? null : names, networks);
    }

    /** The same, with plain http beyond this machine allowed or not. */
    public CallPolicy allowingHttp(boolean allow) {
        return new CallPolicy(allow, names, networks);
    }

    private static String name(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!name.matches("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*")) {
            throw new InvalidSettingException(
                    "allowed-hosts",
                    "names what is no host; expected such as hooks.example.com, *.example.com, 10.1.2.3 or 10.0.0.0/8");
        }
        return name;
    }

    /**
     * Checks what a URL of the configuration says.
     *
     * @param setting the URL's setting, for messages
     * @param host as URLs have it, an IPv6 address without its brackets
     * @throws InvalidSettingException when it may not be called
     */
    public void check(String setting, boolean https, String host) {
        if (!https && !allowHttp && !isLoopback(host)) {
            throw new InvalidSettingException(
                    setting,
                    "sends plain http to " + host
                            + ", where everybody on the way can read it; use https, or say allow-http: true");
        }
        if (names != null && !mayBeAllowed(host)) {
            throw new InvalidSettingException(setting, "leads to " + host + ", which is none of allowed-hosts");
        }
    }

    private boolean mayBeAllowed(String host) {
        InetAddress literal = Network.literal(host);
        return literal != null ? isAllowed(host, literal) : isNamed(host) || !networks.isEmpty();
    }

    /** Whether addresses have to be checked at all. */
    public boolean restrictsHosts() {
        return names != null;
    }

    /**
     * Checks what a host's name was resolved to, every time it is.
     *
     * @throws NotAllowedException when one of the addresses may not be called
     */
    public void check(String host, List<InetAddress> addresses) throws NotAllowedException {
        for (InetAddress address : addresses) {
            if (names != null && !isAllowed(host, address)) {
                throw new NotAllowedException(host, address);
            }
        }
    }

    private boolean isAllowed(String host, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address))
                || (isNamed(host) && Network.isPublic(address));
    }

    private boolean isNamed(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return names != null
                && names.stream()
                        .anyMatch(name ->
                                name.startsWith("*.") ? wanted.endsWith(name.substring(1)) : wanted.equals(name));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
