package io.github.incidentsdk.metric;

import io.github.incidentsdk.settings.Settings;

/** Makes engines that evaluate expressions elsewhere, of one type; found by {@link java.util.ServiceLoader}. */
public interface QueryEngineProvider {

    /** The word behind {@code type:}, such as {@code prometheus}. */
    String type();

    /**
     * Makes an engine; nothing is asked yet.
     *
     * @param id what the configuration calls it
     * @param settings what stands below it, but for {@code type}, {@code every} and {@code labels}
     * @throws io.github.incidentsdk.settings.InvalidSettingException when a setting cannot be used
     */
    QueryEngine create(String id, Settings settings);
}
