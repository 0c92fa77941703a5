package io.github.incidentsdk.planted.importsfollowthearrows.rule;

import io.github.incidentsdk.planted.importsfollowthearrows.TheRoot;

record RootViolation(TheRoot root) {}
