package io.github.incidentsdk.planted.purepackagesdonoio.journal;

import java.nio.file.Path;

record Innocent(Path path) {}
