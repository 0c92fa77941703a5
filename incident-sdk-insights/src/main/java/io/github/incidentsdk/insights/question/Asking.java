package io.github.incidentsdk.insights.question;

import io.github.incidentsdk.insights.statistics.Guardrails;
import io.github.incidentsdk.model.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How questions are asked; immutable.
 *
 * <p>Without more: intervals at 95 %, days and hours in UTC, office hours on Monday to Friday from 9 to 17 o'clock, SEV3 and worse
 * interrupt somebody, no means, nothing of restricted incidents, and before and after meet in the middle of the time since the last break.
 *
 * @param level how often intervals are to contain the true value
 * @param zone where the people are
 * @param workdays the days that have office hours
 * @param opens when office hours begin
 * @param closes when office hours end
 * @param interrupts incidents so severe or worse, and those without a severity, interrupt somebody
 * @param split where before ends and after begins; null for the middle
 * @param means whether means are to stand beside the distributions
 * @param restricted whether restricted incidents are counted and shown
 */
public record Asking(
        double level,
        ZoneId zone,
        Set<DayOfWeek> workdays,
        LocalTime opens,
        LocalTime closes,
        Severity interrupts,
        @Nullable Instant split,
        boolean means,
        boolean restricted) {

    private static final Asking DEFAULTS = new Asking(
            Guardrails.LEVEL,
            ZoneOffset.UTC,
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Severity.SEV3,
            null,
            false,
            false);

    public Asking {
        workdays = Set.copyOf(workdays);
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level is between 0 and 1, such as 0.95, not " + level);
        }
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("office hours cannot end at " + closes + ", and begin at " + opens);
        }
    }

    public static Asking ofDefaults() {
        return DEFAULTS;
    }

    /** With hours and days of {@code zone}. */
    public Asking in(ZoneId zone) {
        return new Asking(level, zone, workdays, opens, closes, interrupts, split, means, restricted);
    }

    /** With office hours on {@code workdays}. */
    public Asking officeHours(Set<DayOfWeek> workdays, LocalTime opens, LocalTime closes) {
        return new Asking(level, zone, workdays, opens, closes, interrupts, split, means, restricted);
    }

    /** With incidents that are so severe or worse taken to interrupt somebody. */
    public Asking interruptedFrom(Severity severity) {
        return new Asking(level, zone, workdays, opens, closes, severity, split, means, restricted);
    }

    /** With what was before {@code moment} compared with what came from then on. */
    public Asking splitAt(Instant moment) {
        return new Asking(level, zone, workdays, opens, closes, interrupts, moment, means, restricted);
    }

    /** With means beside the distributions, each with n and interval; a headline never has one. */
    public Asking withMeans() {
        return new Asking(level, zone, workdays, opens, closes, interrupts, split, true, restricted);
    }

    /** With restricted incidents, for readers who may know of them. */
    public Asking withRestricted() {
        return new Asking(level, zone, workdays, opens, closes, interrupts, split, means, true);
    }
}
