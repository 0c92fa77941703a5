package io.github.incidentsdk.planted.nothinginterpretscodeorpatterns.rule;

import javax.script.ScriptEngine;

record ScriptViolation(ScriptEngine engine) {}
