package io.github.incidentsdk.planted.onlyjsonknowsjackson.journal;

import com.fasterxml.jackson.databind.JsonNode;

record JacksonViolation(JsonNode node) {}
