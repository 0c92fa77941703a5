package io.github.incidentsdk.rule.engine;

/** How many label sets all rules follow together. */
final class Room {

    private final RuleLimits limits;
    private int taken;

    Room(RuleLimits limits) {
        this.limits = limits;
    }

    /** As much room once more. */
    Room another() {
        return new Room(limits);
    }

    /** Takes a place, if there is one for a rule that has taken so many already. */
    boolean take(int ofRule) {
        if (ofRule >= limits.perRule() || taken >= limits.inAll()) {
            return false;
        }
        taken++;
        return true;
    }

    /** Takes a place whatever the limits say: what was followed before the process started goes on. */
    void insist() {
        taken++;
    }

    void leave() {
        taken--;
    }

    int perRule() {
        return limits.perRule();
    }
}
