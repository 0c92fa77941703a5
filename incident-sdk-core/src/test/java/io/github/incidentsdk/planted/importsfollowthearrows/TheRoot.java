package io.github.incidentsdk.planted.importsfollowthearrows;

import io.github.incidentsdk.planted.importsfollowthearrows.model.Below;

public record TheRoot(Below below) {}
