package io.github.incidentsdk.sink.slack;

import io.github.incidentsdk.json.JsonWriter;
import io.github.incidentsdk.model.Digest;
import io.github.incidentsdk.model.IncidentSnapshot;
import io.github.incidentsdk.sink.Delivery;
import io.github.incidentsdk.sink.DeliveryOutcome;
import io.github.incidentsdk.sink.IncidentSink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one message per incident up to date, and tells what happened to it in its thread.
 *
 * <p>Slack knows no key by which it could drop a repetition: where the message stands and what its thread holds is remembered with
 * the incident. The message comes first, so that a thread never tells what the message contradicts.
 */
final class SlackApiSink implements IncidentSink {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApiSink.class);

    private final SlackApi api;
    private final String channel;

    SlackApiSink(SlackApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    @Override
    public DeliveryOutcome deliver(Delivery delivery) throws IOException {
        if (delivery.digest().isPresent()) {
            Digest digest = delivery.digest().get();
            return api.post(message -> {
                        message.put("channel", channel);
                        Bulletin.write(message, digest);
                    })
                    .outcome();
        }
        Told told = new Told(delivery);
        Optional<Place> known = Place.of(delivery);
        boolean isNews = known.isEmpty();
        if (known.isPresent() && !told.isPast(delivery.incident().seq())) {
            SlackAnswer updated = update(known.get(), delivery);
            isNews = updated.isGone();
            if (!isNews && !updated.isOk()) {
                return updated.outcome();
            }
        }
        if (!isNews) {
            return details(delivery, told, known.orElseThrow(), true);
        }
        SlackAnswer posted = post(delivery);
        Place place = posted.place();
        if (place == null) { // refused, to be tried again, or taken without saying where it stands
            return posted.outcome();
        }
        place.remember(delivery);
        return details(delivery, told, place, false);
    }

    private SlackAnswer update(Place place, Delivery delivery) throws IOException {
        return api.update(message -> {
            message.put("channel", place.channel()).put("ts", place.ts());
            card(message, delivery);
        });
    }

    private SlackAnswer post(Delivery delivery) throws IOException {
        return api.post(message -> {
            message.put("channel", channel);
            card(message, delivery);
        });
    }

    private static void card(JsonWriter message, Delivery delivery) {
        IncidentSnapshot incident = delivery.incident();
        message.put("text", Headline.of(incident, Blocks.SECTION));
        Blocks.ofIncident(message, incident, new Known(delivery.briefing()), "");
    }

    /** Tells in the thread what is not there yet, oldest first. */
    private DeliveryOutcome details(Delivery delivery, Told told, Place place, boolean wasThere) throws IOException {
        for (Detail detail : Detail.of(delivery)) {
            long number = detail.event().stamp().seq();
            if (!told.holds(number)) {
                SlackAnswer answer = reply(place, detail, wasThere);
                if (!answer.isOk()) {
                    return refusal(delivery, answer);
                }
                told.remember(number);
            }
        }
        return DeliveryOutcome.accepted();
    }

    private SlackAnswer reply(Place place, Detail detail, boolean wasThere) throws IOException {
        return api.post(message -> {
            message.put("channel", place.channel()).put("thread_ts", place.ts());
            if (wasThere && detail.isCall()) {
                message.put("reply_broadcast", true); // an update of a message rings for nobody
            }
            String words = Detail.lines(List.of(detail));
            message.put("text", words);
            Blocks.ofWords(message, words, Words.of(detail.event().stamp().at()));
        });
    }

    /** An opening stands when its message does: whoever saw it has to hear the end, whatever becomes of the thread. */
    private DeliveryOutcome refusal(Delivery delivery, SlackAnswer answer) {
        if (answer.isGone()) {
            return DeliveryOutcome.retry("the message went away before its thread was told: " + answer.error());
        }
        if (delivery.opens() && answer.outcome() instanceof DeliveryOutcome.Refused refused) {
            LOG.warn("{}: the message stands, but its thread was refused: {}", api, refused.why());
            return DeliveryOutcome.accepted();
        }
        return answer.outcome();
    }

    @Override
    public boolean knowsIncidentsById() {
        return true;
    }

    @Override
    public void close() {
        api.close();
    }

    @Override
    public String toString() {
        return "slack " + api;
    }
}
