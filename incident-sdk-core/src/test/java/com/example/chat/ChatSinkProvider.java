package com.example.chat;

import io.github.incidentsdk.settings.Settings;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import io.github.incidentsdk.sink.IncidentSinkProvider;
import java.util.ArrayList;
import java.util.List;

/** What somebody writes who brings a backend of their own: {@code sinks: { team: { type: chat, room: incidents } }}. */
public final class ChatSinkProvider implements IncidentSinkProvider {

    /** Stands for the chat server. */
    public static final List<String> POSTED = new ArrayList<>();

    @Override
    public String type() {
        return "chat";
    }

    @Override
    public IncidentSink create(String id, Settings settings) {
        String room = settings.required("room");
        return delivery -> {
            if (!delivery.opens() && delivery.incident().isOpen()) {
                return DeliveryOutcome.skipped("the room hears of beginnings and ends");
            }
            POSTED.add("#" + room + " " + delivery.incident());
            return DeliveryOutcome.accepted();
        };
    }
}
