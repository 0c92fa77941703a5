package io.github.incidentsdk.config.section;

import io.github.incidentsdk.model.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words of a configuration for the constants of the model. */
public final class Words {

    /** SEV1 to SEV5, as everybody writes them. */
    public static final Map<String, Severity> SEVERITIES = severities();

    /** As they are said of what can be switched off; true and false as well, since many readers of YAML make those of them. */
    public static final Map<String, Boolean> ON_OFF = onOff();

    private Words() {}

    private static Map<String, Boolean> onOff() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("on", true);
        words.put("off", false);
        words.put("true", true);
        words.put("false", false);
        return words;
    }

    private static Map<String, Severity> severities() {
        Map<String, Severity> words = new LinkedHashMap<>();
        Arrays.stream(Severity.values()).forEach(severity -> words.put(severity.name(), severity));
        return words;
    }

    /** Constants by their names in lower case. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return words;
    }
}
