package io.github.incidentsdk.rule.template;

/** An action that cannot be done; the message says why. */
final class TemplateException extends Exception {

    private static final long serialVersionUID = 1L;

    TemplateException(String why) {
        super(why, null, false, false);
    }
}
