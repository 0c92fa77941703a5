package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.model.CustomerImpact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a report's list, to which figures lead.
 *
 * @param id by which answers name it
 * @param severity from 1, the worst, to 5; 0 where nobody said
 * @param service the service; empty when nobody said
 * @param components what of it was concerned; none when nobody said
 * @param ended null while it is open
 * @param counts whether answers count it; a drill, say, they do not
 * @param customers whether customers felt it; {@code NO} of what does not count
 * @param felt what customers felt, in words for them; empty where no review says
 * @param decided the actions that were decided after it
 * @param notes what else there is to know, such as that it was a drill
 * @param link where it was handled, such as a chat channel; null when nobody said
 * @param review where its review is, an address or a file's name; null where there is none
 */
public record Listed(
        String id,
        String title,
        String type,
        String service,
        List<String> components,
        int severity,
        Instant began,
        @Nullable Instant ended,
        boolean counts,
        CustomerImpact customers,
        String felt,
        List<Decided> decided,
        List<String> notes,
        @Nullable String link,
        @Nullable String review) {

    public Listed {
        components = List.copyOf(components);
        decided = List.copyOf(decided);
        notes = List.copyOf(notes);
        if (severity < 0 || severity > 5) {
            throw new IllegalArgumentException(
                    "severity " + severity + " of incident " + id + "; there are 1 to 5, and 0 for none");
        }
    }
}
