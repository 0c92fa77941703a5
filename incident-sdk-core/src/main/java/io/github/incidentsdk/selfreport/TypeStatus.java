package io.github.incidentsdk.selfreport;

/**
 * What happened to the incidents of a type since the process began; without drills, shadows and what is about the SDK itself.
 *
 * @param type its name
 * @param declared incidents that opened, each once
 * @param reopened how often one came back that was just over
 * @param resolved how often one ended
 * @param open how many are open, with those of before a restart
 */
public record TypeStatus(String type, long declared, long reopened, long resolved, long open) {}
