package io.github.incidentsdk.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host's name leads to an address that {@code allowed-hosts} does not allow; names both, which are no secrets. */
public final class NotAllowedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NotAllowedException(String host, InetAddress address) {
        super(host + " has the address " + address.getHostAddress() + ", which is none of allowed-hosts");
    }
}
