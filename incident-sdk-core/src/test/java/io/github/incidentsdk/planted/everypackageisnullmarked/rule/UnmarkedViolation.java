package io.github.incidentsdk.planted.everypackageisnullmarked.rule;

interface UnmarkedViolation {}
