package io.github.incidentsdk.planted.nothingmakesobjectsofdata.journal;

import java.io.ObjectInputStream;

record StreamViolation(ObjectInputStream lines) {}
