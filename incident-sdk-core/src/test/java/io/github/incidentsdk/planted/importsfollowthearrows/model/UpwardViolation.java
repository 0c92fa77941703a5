package io.github.incidentsdk.planted.importsfollowthearrows.model;

import io.github.incidentsdk.planted.importsfollowthearrows.rule.Above;

record UpwardViolation(Above above) {}
