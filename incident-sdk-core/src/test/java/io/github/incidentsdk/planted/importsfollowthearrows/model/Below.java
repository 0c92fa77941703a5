package io.github.incidentsdk.planted.importsfollowthearrows.model;

public interface Below {}
