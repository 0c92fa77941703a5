package io.github.incidentsdk.planted.everypackagehasitsplace.sink.pager;

interface Innocent {}
