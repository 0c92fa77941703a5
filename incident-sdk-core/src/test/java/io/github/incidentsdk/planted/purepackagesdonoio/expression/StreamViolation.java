package io.github.incidentsdk.planted.purepackagesdonoio.expression;

import java.io.InputStream;

record StreamViolation(InputStream stream) {}
