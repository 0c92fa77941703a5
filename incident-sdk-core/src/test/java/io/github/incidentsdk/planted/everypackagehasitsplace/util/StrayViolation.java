package io.github.incidentsdk.planted.everypackagehasitsplace.util;

interface StrayViolation {}
