package io.github.incidentsdk.expression;

/**
 * What stands between a binary operator and its right operand.
 *
 * @param bool whether a comparison gives 0 or 1 instead of filtering
 * @param matching how two vectors are matched
 */
public record Modifier(boolean bool, Matching matching) {

    /** Nothing stands there. */
    public static final Modifier NONE = new Modifier(false, Matching.NONE);
}
