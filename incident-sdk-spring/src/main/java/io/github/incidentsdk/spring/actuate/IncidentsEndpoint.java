package io.github.incidentsdk.spring.actuate;

import io.github.incidentsdk.IncidentManager;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.env.Environment;

/**
 * The actuator endpoint {@code incidents}: what is open and why, how rules and sinks are, and what people can do about it.
 *
 * <p>Read-only unless {@code management.endpoint.incidents.access=unrestricted}. Answers are the SDK's JSON, the same in every
 * generation of Spring Boot, with configured secrets masked. Safe for all threads; only a test of a sink waits, for the sink.
 */
@WebEndpoint(id = "incidents", defaultAccess = Access.READ_ONLY)
public final class IncidentsEndpoint {

    private final Reports reports;
    private final Operations operations;

    IncidentsEndpoint(IncidentManager manager, Environment environment) {
        this.reports = new Reports(manager, new Trees(Masking.of(environment)));
        this.operations = new Operations(manager, reports);
    }

    /** Health, what happened within {@code window} (24h unless said), what is open, and what ended lately. */
    @ReadOperation
    public WebEndpointResponse<Map<String, Object>> overview(
            @org.springframework.lang.Nullable @Nullable String window) {
        try {
            return Answer.of(reports.overview(windowOf(window)));
        } catch (IllegalArgumentException wrong) {
            return Answer.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** One part of it: health, summary, open, recent, rules, sinks, sources, series, silences or readiness. */
    @ReadOperation
    public WebEndpointResponse<Map<String, Object>> part(
            @Selector String part, @org.springframework.lang.Nullable @Nullable String window) {
        try {
            return reports.part(part, windowOf(window)).map(Answer::of).orElseGet(() -> Reports.noPart(part));
        } catch (IllegalArgumentException wrong) {
            return Answer.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** One incident by its key, one rule with its explanation, one sink with its dead letters, or the series of one metric. */
    @ReadOperation
    public WebEndpointResponse<Map<String, Object>> one(@Selector String part, @Selector String name) {
        return reports.one(part, name);
    }

    /** Declares, acknowledges, notes, resolves, silences, drills, or tests a sink; what is said beside depends on that. */
    @WriteOperation
    @SuppressWarnings("TooManyParameters") // each is a member of the request's body
    public WebEndpointResponse<Map<String, Object>> operate(
            SecurityContext security,
            @Selector String part,
            @Selector String name,
            @org.springframework.lang.Nullable @Nullable String text,
            @org.springframework.lang.Nullable @Nullable String severity,
            @org.springframework.lang.Nullable @Nullable String by,
            @org.springframework.lang.Nullable @Nullable String tags,
            @org.springframework.lang.Nullable @Nullable String metrics,
            @org.springframework.lang.Nullable @Nullable String types,
            @org.springframework.lang.Nullable @Nullable String rules,
            @org.springframework.lang.Nullable @Nullable String below,
            @org.springframework.lang.Nullable @Nullable String lasts) {
        Map<String, String> members = new LinkedHashMap<>();
        say(members, "text", text);
        say(members, "severity", severity);
        say(members, "by", by);
        say(members, "tags", tags);
        say(members, "metrics", metrics);
        say(members, "types", types);
        say(members, "rules", rules);
        say(members, "below", below);
        say(members, "lasts", lasts);
        return operations.run(part, name, new Said(who(security), members));
    }

    /** Ends a silence before its time. */
    @DeleteOperation
    public WebEndpointResponse<Map<String, Object>> end(
            SecurityContext security, @Selector String part, @Selector String name) {
        return part.equals("silences")
                ? operations.endSilence(name, who(security))
                : Answer.missing("only silences can be ended so, not \"" + part + "\"");
    }

    private static void say(Map<String, String> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static Duration windowOf(@Nullable String window) {
        return window == null ? Reports.DAY : Said.duration("window", window);
    }

    private static String who(SecurityContext security) {
        Principal principal = security.getPrincipal();
        String name = principal == null ? null : principal.getName();
        return name == null || name.isBlank() ? "actuator" : name;
    }
}
