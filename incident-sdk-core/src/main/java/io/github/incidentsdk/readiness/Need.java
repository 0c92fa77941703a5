package io.github.incidentsdk.readiness;

/** What the responders to an incident need to have been settled before it. */
public enum Need {
    /** Something says how bad it is: a policy of the type, or levels of a rule. */
    SEVERITY,
    /** Somebody owns it. */
    OWNER,
    /** Its owner can be asked: there are contacts. */
    CONTACT,
    /** Something says what to do: a playbook. */
    PLAYBOOK,
    /** At least one sink would be told of it and takes what it is told. */
    SINK,
    /** It was rehearsed within 90 days. */
    DRILL
}
