package io.github.incidentsdk.review.page;

import io.github.incidentsdk.model.Audience;
import io.github.incidentsdk.page.Element;
import io.github.incidentsdk.page.Page;
import io.github.incidentsdk.review.Factor;
import io.github.incidentsdk.review.Impact;
import io.github.incidentsdk.review.Perspective;
import io.github.incidentsdk.review.Question;
import io.github.incidentsdk.review.Review;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A review as one file of HTML: escaped by default, printable, and by its content security policy unable to run or load anything. */
public final class ReviewPage {

    private final Review review;
    private final Chapters chapters = new Chapters();

    private ReviewPage(Review review) {
        this.review = review;
    }

    /**
     * The page that {@code audience} is to see; times are in UTC.
     *
     * @param today on which actions whose day has passed are overdue
     */
    public static String html(Review review, Audience audience, LocalDate today) {
        ReviewPage page = new ReviewPage(review.render(audience));
        return page.html(today);
    }

    private String html(LocalDate today) {
        Element main = Element.of("main").add(Element.of("h1", review.title()));
        main.add(Heading.of(review));
        learned();
        new ActionChapters(review, today).into(chapters);
        new RecordChapters(review).into(chapters);
        review.sections()
                .forEach(section ->
                        chapters.prose(section.heading().isEmpty() ? "Also" : section.heading(), section.text()));
        main.addAll(chapters.elements());
        return Page.titled(review.title()).add(main).html();
    }

    private void learned() {
        chapters.prose("Summary", review.summary())
                .each("Who felt what", review.impacts(), ReviewPage::impact)
                .prose("Prologue", review.narrative().prologue())
                .prose("Trigger", review.narrative().trigger())
                .prose("Impact", review.narrative().impact())
                .prose("Epilogue", review.narrative().epilogue());
        perspectives();
        chapters.each("Contributing factors", review.factors(), ReviewPage::factor)
                .list("Mitigators", review.mitigators())
                .list("Luck", review.luck())
                .list("Surprises", review.surprises())
                .list("Risks", review.risks())
                .each("Open questions", review.questions(), ReviewPage::question)
                .list("Takeaways", review.takeaways())
                .list("Proposals", review.proposals());
    }

    private static Element impact(Impact impact) {
        return titled(impact.viewpoint(), impact.what());
    }

    /** Beside each other, so that none reads like the truth and the others like remarks. */
    private void perspectives() {
        Element table = Say.table("Role", "Saw", "Expected", "Tried");
        chapters.table(
                "Perspectives",
                review.perspectives().stream().filter(Perspective::isSaid).toList(),
                table,
                one -> List.of(
                        Element.of("th", one.role()).attribute("scope", "row"),
                        Say.markdown(one.saw()),
                        Say.markdown(one.expected()),
                        Say.markdown(one.tried())));
    }

    private static Element factor(Factor factor) {
        Element element = Element.of("div").style("whole").add(Markdown.block(factor.what()));
        return factor.tags().isEmpty()
                ? element
                : element.add(Element.of("p", String.join(" · ", factor.tags())).style("soft small"));
    }

    private static Element question(Question question) {
        String asker = question.asker().isEmpty() ? "" : ", asked by " + question.asker();
        Element element = Element.of("div")
                .style("whole")
                .add(
                        Markdown.block(question.what()),
                        Element.of("p", Say.word(question.status()) + asker).style("soft small"));
        return question.answer().isEmpty()
                ? element
                : element.add(Element.of("blockquote").add(Markdown.block(question.answer())));
    }

    static Element titled(String title, String markdown) {
        return Element.of("div").style("whole").add(Element.of("h3", title), Markdown.block(markdown));
    }

    /** The name of a file for it: letters, digits and dashes. */
    public static String fileName(Review review) {
        String plain = review.id()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "review-" + (plain.isEmpty() ? "of-an-incident" : plain) + ".html";
    }
}
