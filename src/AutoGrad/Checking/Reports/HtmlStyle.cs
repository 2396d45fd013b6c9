namespace AutoGrad;

/// <summary>The look of a report, on light and on dark screens.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root { color-scheme: light dark; --page: #fcfcfb; --ink: #1d1f23; --quiet: #5f6570; --line: #dcdfe4; --panel: #f2f3f5;
          --pass: #1a7f4b; --fail: #c0232c; --doubt: #946200;
          --pass0: #e3f1ea; --pass1: #c4e3d2; --pass2: #97cdb0; --pass3: #64b189; --pass4: #328f62;
          --doubt0: #f0bf57; --fail0: #f2a29b; --fail1: #e05a52; --fail2: #b3121d; --none: #e4e6ea; --cross: #fff; }
        @media (prefers-color-scheme: dark) { :root { --page: #16181c; --ink: #e6e8eb; --quiet: #9aa1ad; --line: #33373f; --panel: #1f2228;
          --pass: #5cc890; --fail: #ff7b74; --doubt: #e9b44c;
          --pass0: #1d3329; --pass1: #214a38; --pass2: #286549; --pass3: #31855f; --pass4: #43ad7c;
          --doubt0: #b98522; --fail0: #8d3a36; --fail1: #c9433c; --fail2: #ff5a50; --none: #2b2f36; --cross: #16181c; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 74rem; padding: 2rem 1.5rem 4rem; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.6rem; margin: 0 0 .75rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; font-weight: 600; } h3 small { color: var(--quiet); font-weight: 400; }
        p { margin: .4rem 0; } a { color: inherit; } code, td, .tip { font-variant-numeric: tabular-nums; } code { font-family: ui-monospace, monospace; font-size: .92em; }
        .verdict { font-weight: 700; } .pass { color: var(--pass); } .fail { color: var(--fail); } .inconclusive { color: var(--doubt); }
        .guess { background: var(--panel); border-left: 4px solid var(--fail); padding: .5rem .9rem; margin: .75rem 0; }
        pre { background: var(--panel); border-left: 4px solid var(--fail); padding: .6rem .9rem; margin: .75rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font: .92em/1.45 ui-monospace, monospace; }
        .notes { margin: .5rem 0; padding-left: 1.2rem; color: var(--quiet); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .75rem 0; } th, td { padding: .25rem .8rem .25rem 0; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th { color: var(--quiet); font-weight: 500; font-size: .85rem; } td.remark { white-space: normal; min-width: 14rem; color: var(--quiet); } td.number { text-align: right; font-family: ui-monospace, monospace; font-size: .92em; } th.number { text-align: right; }
        figure { margin: .5rem 0 1rem; overflow-x: auto; } figcaption { color: var(--quiet); font-size: .85rem; margin-top: .3rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; color: var(--quiet); font-size: .85rem; margin: 1rem 0; } .legend svg { vertical-align: -2px; margin-right: .35rem; }
        .none rect { fill: var(--none); } .pass0 rect { fill: var(--pass0); } .pass1 rect { fill: var(--pass1); } .pass2 rect { fill: var(--pass2); } .pass3 rect { fill: var(--pass3); } .pass4 rect { fill: var(--pass4); }
        .doubt rect { fill: var(--doubt0); } .fail0 rect { fill: var(--fail0); } .fail1 rect { fill: var(--fail1); } .fail2 rect { fill: var(--fail2); } .map path { stroke: var(--cross); stroke-width: 1.6; fill: none; }
        """;
}
