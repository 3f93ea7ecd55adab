/** The look of the page: light and dark by the reader's choice, light on paper. No fonts, scripts or pictures from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1a2230;--soft:#586174;--line:#d9dee7;--panel:#f6f8fb;--forecast:#1f5fbf;--first:#c26a12;--second:#7a8496;--came:#101828;--miss:#c0262d;--b95:#dbe7f8;--b80:#b9d0f1;--b50:#8fb4e8;--adds:#c26a12;--takes:#2c8a5b}
@media (prefers-color-scheme:dark){:root{--ground:#12161d;--ink:#e8ecf3;--soft:#a3adbd;--line:#2d3542;--panel:#1a2029;--forecast:#8ab8ff;--first:#f0a050;--second:#8b95a7;--came:#fff;--miss:#ff7a7a;--b95:#1d2f4b;--b80:#274268;--b50:#355d94;--adds:#f0a050;--takes:#5cc48e}}
@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#fff;--forecast:#1f5fbf;--first:#c26a12;--second:#7a8496;--came:#000;--miss:#c0262d;--b95:#dbe7f8;--b80:#b9d0f1;--b50:#8fb4e8;--adds:#c26a12;--takes:#2c8a5b}details::details-content{content-visibility:visible!important;display:block!important;block-size:auto!important}nav{display:none}figure,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}.scroll{overflow:visible!important}body{font-size:11px}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,header,nav{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:32px}h1{font-size:1.7rem;line-height:1.2;margin:0 0 4px}h2{font-size:1.3rem;margin:40px 0 8px;padding-top:12px;border-top:1px solid var(--line)}h3{font-size:1.05rem;margin:24px 0 8px}h4{font-size:.95rem;margin:0 0 6px}
header p,nav{color:var(--soft)}p{margin:0 0 8px;max-width:80ch}
nav{margin-bottom:16px}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0 0;padding:0}a{color:var(--forecast)}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(330px,100%),1fr));gap:18px;align-items:start}
.pairs{grid-template-columns:repeat(auto-fill,minmax(min(460px,100%),1fr))}
figure{margin:0;padding:14px;background:var(--panel);border:1px solid var(--line);border-radius:8px;min-width:0}
svg{display:block;width:100%;height:auto;max-width:460px}figcaption{font-size:.86rem;color:var(--soft);margin-top:6px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 12px;margin:6px 0 0;padding:0;font-size:.8rem;color:var(--soft)}
.swatch{display:inline-block;width:12px;height:12px;border-radius:2px;margin-right:5px;vertical-align:-1px}.swatch.dot{border-radius:50%;width:9px;height:9px;vertical-align:0}.swatch.line{height:3px;vertical-align:3px}
.grid{stroke:var(--line)}.axis{stroke:var(--soft)}.tick{fill:var(--soft);font-size:11.5px;font-family:inherit}
.band-95{fill:var(--b95);background:var(--b95)}.band-80{fill:var(--b80);background:var(--b80)}.band-50{fill:var(--b50);background:var(--b50)}
.mean{fill:none;stroke:var(--forecast);stroke-width:2}.mean-mark{background:var(--forecast)}.before{fill:none;stroke:var(--second);stroke-width:2;stroke-dasharray:5 3}.before-mark{background:var(--second)}
.actual{fill:var(--came);stroke:var(--panel);stroke-width:1}.actual.outside{fill:var(--miss)}.actual-mark{background:var(--came)}
.series-0{fill:var(--forecast);background:var(--forecast)}.series-1{fill:var(--first);background:var(--first)}.series-2{fill:var(--second);background:var(--second)}
.nominal{stroke-dasharray:4 3;stroke-width:1.5}.nominal-50{stroke:var(--second)}.nominal-80{stroke:var(--forecast)}.nominal-95{stroke:var(--first)}
.held{stroke:var(--panel)}.held-50{fill:var(--second);background:var(--second)}.held-80{fill:var(--forecast);background:var(--forecast)}.held-95{fill:var(--first);background:var(--first)}
.range{fill:var(--b80)}.range-mark{background:var(--b80)}.peak{fill:var(--forecast)}.peak.missed{fill:var(--miss)}.peak-mark{background:var(--forecast)}.missed-mark{background:var(--miss)}.tip{stroke:var(--came);stroke-width:2}.tip-mark{background:var(--came)}.adds{fill:var(--adds)}.takes{fill:var(--takes)}
details{margin-top:8px;font-size:.86rem}summary{cursor:pointer;color:var(--forecast)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.86rem;font-variant-numeric:tabular-nums;margin:6px 0}
th,td{padding:4px 10px 4px 0;text-align:right;border-bottom:1px solid var(--line);vertical-align:bottom}th{font-weight:600}tbody th{font-weight:400;white-space:nowrap}th:first-child{text-align:left}
dt{font-weight:600;margin-top:8px}dd{margin:0;max-width:80ch}footer{color:var(--soft);font-size:.86rem;max-width:1180px;margin:40px auto 24px;padding:0 20px}
`.trim();
