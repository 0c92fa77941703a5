package io.github.incidentsdk.planted.purepackagesdonoio.policy;

import java.net.Socket;

record SocketViolation(Socket socket) {}
