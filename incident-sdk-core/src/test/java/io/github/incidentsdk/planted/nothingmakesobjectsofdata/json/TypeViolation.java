package io.github.incidentsdk.planted.nothingmakesobjectsofdata.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
record TypeViolation(String name) {}
