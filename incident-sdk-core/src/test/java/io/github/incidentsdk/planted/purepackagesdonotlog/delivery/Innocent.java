package io.github.incidentsdk.planted.purepackagesdonotlog.delivery;

import org.slf4j.Logger;

record Innocent(Logger log) {}
