package io.github.incidentsdk.insights.wrong.page;

import io.github.incidentsdk.insights.wrong.answer.KnowsThePage;

public final class KnowsTheAnswer {

    public KnowsThePage answer() {
        return new KnowsThePage();
    }
}
