package io.github.incidentsdk.planted.importsfollowthearrows.sink.log;

import io.github.incidentsdk.planted.importsfollowthearrows.sink.webhook.Neighbour;

record SidewaysViolation(Neighbour neighbour) {}
