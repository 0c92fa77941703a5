package io.github.incidentsdk.planted.importsfollowthearrows.rule;

import io.github.incidentsdk.planted.importsfollowthearrows.model.Below;

public record Above(Below below) {}
