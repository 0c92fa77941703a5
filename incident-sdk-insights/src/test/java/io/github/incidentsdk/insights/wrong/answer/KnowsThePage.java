package io.github.incidentsdk.insights.wrong.answer;

import io.github.incidentsdk.insights.wrong.page.KnowsTheAnswer;

public final class KnowsThePage {

    public KnowsTheAnswer page() {
        return new KnowsTheAnswer();
    }
}
