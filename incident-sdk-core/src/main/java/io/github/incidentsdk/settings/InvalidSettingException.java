package io.github.incidentsdk.settings;

/** A setting of a sink or source is missing or wrong; becomes a configuration problem at that setting's place. */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    /**
     * @param setting the setting's name below the sink, such as {@code url}
     * @param problem what is wrong and what was expected, such as {@code is missing; expected an https URL}
     */
    public InvalidSettingException(String setting, String problem) {
        super(setting + " " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    public String setting() {
        return setting;
    }

    public String problem() {
        return problem;
    }
}
