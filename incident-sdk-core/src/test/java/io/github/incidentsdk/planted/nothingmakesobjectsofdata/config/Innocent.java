package io.github.incidentsdk.planted.nothingmakesobjectsofdata.config;

import java.io.InputStream;

record Innocent(InputStream in) {}
