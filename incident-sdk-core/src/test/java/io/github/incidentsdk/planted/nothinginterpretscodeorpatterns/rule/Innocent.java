package io.github.incidentsdk.planted.nothinginterpretscodeorpatterns.rule;

record Innocent(String pattern) {}
