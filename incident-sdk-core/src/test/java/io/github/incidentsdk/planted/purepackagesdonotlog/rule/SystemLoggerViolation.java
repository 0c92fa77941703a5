package io.github.incidentsdk.planted.purepackagesdonotlog.rule;

record SystemLoggerViolation(System.Logger log) {}
