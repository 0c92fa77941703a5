package io.github.incidentsdk.page;

/** The way of a line through a drawing. */
public final class SvgPath {

    private final StringBuilder d = new StringBuilder();

    /** Begins a new stroke. */
    public SvgPath move(double x, double y) {
        return append('M', x, y);
    }

    /** Goes on straight; begins where there is no stroke yet. */
    public SvgPath line(double x, double y) {
        return append(d.length() == 0 ? 'M' : 'L', x, y);
    }

    /** Goes back to where the stroke began. */
    public SvgPath close() {
        d.append('Z');
        return this;
    }

    public boolean isEmpty() {
        return d.length() == 0;
    }

    private SvgPath append(char command, double x, double y) {
        d.append(command).append(Svg.number(x)).append(' ').append(Svg.number(y));
        return this;
    }

    /** As the attribute {@code d} has it. */
    @Override
    public String toString() {
        return d.toString();
    }
}
