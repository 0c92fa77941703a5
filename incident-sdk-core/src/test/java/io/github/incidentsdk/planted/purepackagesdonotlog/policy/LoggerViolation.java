package io.github.incidentsdk.planted.purepackagesdonotlog.policy;

import org.slf4j.Logger;

record LoggerViolation(Logger log) {}
