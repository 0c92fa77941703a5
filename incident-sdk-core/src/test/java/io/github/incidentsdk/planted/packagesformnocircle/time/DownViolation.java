package io.github.incidentsdk.planted.packagesformnocircle.time;

import io.github.incidentsdk.planted.packagesformnocircle.model.UpViolation;

public record DownViolation(UpViolation up) {}
