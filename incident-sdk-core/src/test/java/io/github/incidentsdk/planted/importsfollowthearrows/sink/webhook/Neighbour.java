package io.github.incidentsdk.planted.importsfollowthearrows.sink.webhook;

import io.github.incidentsdk.planted.importsfollowthearrows.model.Below;

public record Neighbour(Below below) {}
