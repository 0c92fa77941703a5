package io.github.incidentsdk.planted.purepackagesdonoio.metric;

import java.nio.file.Path;

record FileViolation(Path path) {}
