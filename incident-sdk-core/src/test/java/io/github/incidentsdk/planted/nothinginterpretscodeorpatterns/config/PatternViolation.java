package io.github.incidentsdk.planted.nothinginterpretscodeorpatterns.config;

import java.text.MessageFormat;

record PatternViolation(MessageFormat format) {}
