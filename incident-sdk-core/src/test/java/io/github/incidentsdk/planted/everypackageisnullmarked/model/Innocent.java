package io.github.incidentsdk.planted.everypackageisnullmarked.model;

interface Innocent {}
