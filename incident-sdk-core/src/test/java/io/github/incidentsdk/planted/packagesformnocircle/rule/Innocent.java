package io.github.incidentsdk.planted.packagesformnocircle.rule;

import io.github.incidentsdk.planted.packagesformnocircle.model.UpViolation;

record Innocent(UpViolation below) {}
