package io.github.incidentsdk.testing.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for one test that takes connections, since the system does, and never answers. */
final class SilentServer implements AfterEachCallback {

    private final ServerSocket socket;

    SilentServer() {
        try {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on nothing listens at its port. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        hangUp();
    }
}
