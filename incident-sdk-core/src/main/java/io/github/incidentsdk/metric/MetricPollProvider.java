package io.github.incidentsdk.metric;

import io.github.incidentsdk.settings.Settings;

/** Makes sources that are polled, of one type; found by {@link java.util.ServiceLoader} and used from the configuration. */
public interface MetricPollProvider {

    /** The word behind {@code type:}, such as {@code http-json}. */
    String type();

    /**
     * Makes a source; nothing is asked yet.
     *
     * @param id what the configuration calls it
     * @param settings what stands below it, but for {@code type}, {@code every} and {@code labels}
     * @throws io.github.incidentsdk.settings.InvalidSettingException when a setting cannot be used
     */
    MetricPoll create(String id, Settings settings);
}
