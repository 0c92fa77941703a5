package io.github.incidentsdk.sink.http;

import io.github.incidentsdk.settings.CallPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Looks up names, and lets through only what the policy allows: the addresses that are checked are those that are called. */
record PolicedDns(CallPolicy policy, Dns resolver) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        policy.check(host, addresses);
        return addresses;
    }
}
