package io.github.incidentsdk.spring.actuate;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What the endpoint answers: a tree, or why there is none. */
final class Answer {

    static final int CONFLICT = 409;

    private Answer() {}

    static WebEndpointResponse<Map<String, Object>> of(Map<String, Object> tree) {
        return new WebEndpointResponse<>(tree);
    }

    /** There is nothing of that name. */
    static WebEndpointResponse<Map<String, Object>> missing(String problem) {
        return problem(WebEndpointResponse.STATUS_NOT_FOUND, problem);
    }

    /** What was said makes no sense. */
    static WebEndpointResponse<Map<String, Object>> wrong(String problem) {
        return problem(WebEndpointResponse.STATUS_BAD_REQUEST, problem);
    }

    /** What was asked for cannot be done as things are. */
    static WebEndpointResponse<Map<String, Object>> tooLate(String problem) {
        return problem(CONFLICT, problem);
    }

    private static WebEndpointResponse<Map<String, Object>> problem(int status, String problem) {
        return new WebEndpointResponse<>(Map.of("problem", problem), status);
    }
}
