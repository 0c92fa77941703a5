package io.github.incidentsdk.planted.onlyjsonknowsjackson.json;

import com.fasterxml.jackson.databind.JsonNode;

record Innocent(JsonNode node) {}
