package io.github.incidentsdk.insights.report;

import io.github.incidentsdk.insights.answer.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the record says, ready to be read; immutable.
 *
 * <p>The same report gives the same page, text and data, to the byte.
 */
public final class Report {

    private final About about;
    private final List<Answer> answers;
    private final List<Listed> incidents;

    /**
     * @param answers in the order in which they are read
     * @param incidents in the order in which they are listed; none that not everybody may know of
     */
    public Report(About about, List<Answer> answers, List<Listed> incidents) {
        this.about = about;
        this.answers = List.copyOf(answers);
        this.incidents = List.copyOf(incidents);
    }

    /** What it is about. */
    public About about() {
        return about;
    }

    /** All answers, in the order in which they are read. */
    public List<Answer> answers() {
        return answers;
    }

    /** The answer of that id, such as {@code how-often}; empty when that was not asked. */
    public Optional<Answer> answer(String id) {
        return answers.stream().filter(answer -> answer.id().equals(id)).findFirst();
    }

    /** What matters most, a sentence each: what its answers put above all, in their order. */
    public List<String> headlines() {
        return answers.stream().map(Answer::headline).filter(Objects::nonNull).toList();
    }

    /** All incidents, in the order in which they are listed. */
    public List<Listed> incidents() {
        return incidents;
    }

    /** One file of HTML that needs nothing else and loads nothing; every figure leads to its incidents. */
    public String html() {
        return new HtmlReport(this).page();
    }

    /** Markdown in that voice. */
    public String markdown(Voice voice) {
        return switch (voice) {
            case EXECUTIVES -> new ExecutiveText(this).markdown();
            case ENGINEERS -> new EngineerText(this).markdown();
            case CUSTOMERS -> new CustomerText(this).markdown();
        };
    }

    /** JSON in UTF-8: every figure with n, interval, method and window; {@code docs/insights.md} describes it. */
    public byte[] json() {
        return new JsonReport(this).bytes();
    }
}
