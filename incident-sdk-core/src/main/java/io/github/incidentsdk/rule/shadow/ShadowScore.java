package io.github.incidentsdk.rule.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a rule in shadow mode compares with what others declared: incidents of its type, matched by their {@code by} values.
 *
 * <p>A reopening counts as an opening. What is not over yet is neither false nor missed.
 *
 * @param rule its id
 * @param declares the type of incident that it would declare
 * @param since since when it is scored as it is
 * @param openings how many incidents it would have opened
 * @param hits how many of those overlapped a declared one
 * @param falseAlarms how many ended without having overlapped any
 * @param missed how many declared ones ended without having overlapped any of the rule's
 * @param leads by how much the rule was earlier than the declaration, negative where it was later; the last {@value
 *     #MOST_LEADS}, in the order in which they came
 */
public record ShadowScore(
        String rule,
        String declares,
        Instant since,
        long openings,
        long hits,
        long falseAlarms,
        long missed,
        List<Duration> leads) {

    /** How many differences are kept. */
    static final int MOST_LEADS = 256;

    private static final int SHOWN = 20;

    public ShadowScore {
        leads = List.copyOf(leads);
    }

    /** How many openings are not over and have overlapped nothing yet. */
    public long undecided() {
        return openings - hits - falseAlarms;
    }

    /** The median of {@link #leads()}, the earlier of two in the middle; empty without any. */
    public Optional<Duration> medianLead() {
        List<Duration> sorted = leads.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** All of it in a sentence, with the last twenty differences. */
    @Override
    public String toString() {
        String score = "rule " + rule + " in shadow mode since " + since + ": it would have opened " + declares + " "
                + (openings == 1 ? "once, " : openings + " times, ")
                + hits + " overlapped what was declared, " + falseAlarms + " did not, " + undecided()
                + " undecided; it missed " + missed;
        return medianLead()
                .map(median -> score + "; it was earlier by " + text(median) + " in the median of " + leads.size()
                        + " (" + shown() + ")")
                .orElse(score);
    }

    private String shown() {
        String last = leads.stream()
                .skip(Math.max(0, leads.size() - SHOWN))
                .map(ShadowScore::text)
                .collect(Collectors.joining(", "));
        return leads.size() > SHOWN ? "…, " + last : last;
    }

    private static String text(Duration lead) {
        long seconds = lead.abs().toSeconds();
        String sign = lead.isNegative() && seconds > 0 ? "-" : "";
        String minutes = seconds % 60 == 0 ? seconds / 60 + "m" : seconds / 60 + "m" + seconds % 60 + "s";
        return sign + (seconds < 60 ? seconds + "s" : minutes);
    }
}
