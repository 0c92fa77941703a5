package io.github.incidentsdk.testing.backtest.plot;

/** Sizes and colours; the colours are Okabe and Ito's, which people with any colour vision tell apart. */
final class Look {

    static final int WIDTH = 1200;
    static final int LEFT = 76;
    static final int RIGHT = 132;
    static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;

    static final String STYLE = """
            <style>
            text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-size:12px;fill:#333}
            .title{font-size:15px;font-weight:600;fill:#111}.code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:12px}
            .end{text-anchor:end}.middle{text-anchor:middle}.small{font-size:11px}.on{font-size:10px;fill:#000}
            .page{fill:#fff}.frame{fill:none;stroke:#bbb}.grid{stroke:#e6e6e6}
            .curve{fill:none;stroke-width:1.3;stroke-linejoin:round}
            .c0{stroke:#0072B2}.c1{stroke:#009E73}.c2{stroke:#7a5195}.c3{stroke:#a6761d}.c4{stroke:#444}.c5{stroke:#3b9ad9}
            .limit{stroke-width:1.4;stroke-dasharray:7 4}.over{stroke:#777;stroke-width:1.2;stroke-dasharray:2 3}
            .lead{stroke:#999;stroke-width:.7}
            .s1{fill:#D55E00}.s2{fill:#E69F00}.s3{fill:#CC79A7}.s4{fill:#56B4E9}.s5{fill:#999}
            .l1{stroke:#D55E00}.l2{stroke:#E69F00}.l3{stroke:#CC79A7}.l4{stroke:#56B4E9}.l5{stroke:#999}
            .tint{fill-opacity:.2}.label{fill:#0072B2;fill-opacity:.12}.labelled{fill:#0072B2;fill-opacity:.45}
            .pending{fill:#777}.miss{fill:#fff;stroke:#555;stroke-width:1.2}.lane{fill:#f4f4f4}
            @media (prefers-color-scheme:dark){
            text{fill:#ccc}.title{fill:#eee}.on{fill:#000}.page{fill:#16181c}.frame{stroke:#555}.grid{stroke:#2b2e33}
            .c0{stroke:#56B4E9}.c1{stroke:#2bc79a}.c2{stroke:#c9a6e8}.c3{stroke:#e0b060}.c4{stroke:#ddd}.c5{stroke:#8ecbff}
            .tint{fill-opacity:.28}.label{fill:#56B4E9;fill-opacity:.16}.labelled{fill:#56B4E9;fill-opacity:.5}
            .pending{fill:#999}.miss{fill:#16181c;stroke:#bbb}.lane{fill:#202329}.over{stroke:#999}.lead{stroke:#777}}
            </style>""";

    private Look() {}
}
