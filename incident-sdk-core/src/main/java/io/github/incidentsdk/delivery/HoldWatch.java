package io.github.incidentsdk.delivery;

import io.github.incidentsdk.hold.Hold;
import io.github.incidentsdk.hold.Holds;
import io.github.incidentsdk.model.IncidentSnapshot;

/** What lanes ask before a sink hears of an incident first, and whom they tell what came of it; safe for all threads. */
public interface HoldWatch {

    /** Holds nothing. */
    HoldWatch NOTHING = of(Holds.NONE);

    /** Holds what {@code holds} says, and wants to know nothing of it. */
    static HoldWatch of(Holds holds) {
        return new HoldWatch() {
            @Override
            public Holds holds() {
                return holds;
            }

            @Override
            public void held(String sink, IncidentSnapshot incident, Hold hold) {}
        };
    }

    /** What may hold incidents back. */
    Holds holds();

    /** An incident that {@code sink} would be told of now is held back; called once per incident, sink and hold. */
    void held(String sink, IncidentSnapshot incident, Hold hold);
}
