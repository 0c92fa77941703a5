package io.github.incidentsdk.rule.prometheus;

/** A rule could not be evaluated at one moment; its alerts and series stay as they were. */
final class RuleFailure extends Exception {

    private static final long serialVersionUID = 1L;

    RuleFailure(String why) {
        super(why, null, false, false);
    }
}
