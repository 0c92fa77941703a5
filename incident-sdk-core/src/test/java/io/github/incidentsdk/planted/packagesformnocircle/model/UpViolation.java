package io.github.incidentsdk.planted.packagesformnocircle.model;

import io.github.incidentsdk.planted.packagesformnocircle.time.DownViolation;

public record UpViolation(DownViolation down) {}
