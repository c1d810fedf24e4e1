/** Of the page that shows one paper: a phone's width up to a wide screen, by day and by night, and printed. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:light-dark(#17242a,#e6edf0);--muted:light-dark(#566870,#9fb2ba);
--page:light-dark(#eef1ec,#0e1518);--surface:light-dark(#fff,#172127);--line:light-dark(#d5dedc,#2b3a42);
--brand:light-dark(#155e75,#5cc0dc);--good:light-dark(#1d6b4f,#6fd3a8);--warm:light-dark(#9a4a07,#f6b04c);
--bad:light-dark(#b42318,#ff9b8f)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);
font:400 15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
header{display:flex;gap:20px;align-items:center;padding:20px clamp(16px,3vw,40px);background:var(--surface);
border-bottom:1px solid var(--line);flex-wrap:wrap}
.plate{font:700 26px/1 ui-monospace,"DejaVu Sans Mono",monospace;letter-spacing:.04em;padding:12px 16px;color:#15181a;
background:#ffd84d;border:2px solid #15181a;border-radius:8px;white-space:nowrap}
.about{min-width:0;flex:1}
h1{font-size:20px;margin:0;display:flex;gap:10px;align-items:center;flex-wrap:wrap}
h2{font-size:15px;margin:0 0 12px;color:var(--muted);font-weight:600}
header p{margin:4px 0 0;color:var(--muted);overflow-wrap:anywhere}
.why{color:var(--bad)!important}
.because{color:var(--warm)!important;font-weight:600}
.delete{color:var(--muted);margin:20px 0 0;overflow-wrap:anywhere}
main{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:24px;
padding:24px clamp(16px,3vw,40px);align-items:start}
.pictures{position:sticky;top:24px;display:grid;gap:16px;max-height:calc(100vh - 48px);overflow:auto;border-radius:12px}
.sheet{display:block;width:100%;border-radius:12px;border:1px solid var(--line);background:#fff}
.missing{margin:0;padding:32px;text-align:center;color:var(--muted);border:1px dashed var(--line);border-radius:12px}
.field{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:12px 14px;margin:0 0 12px}
.name{display:flex;justify-content:space-between;gap:10px;align-items:center;color:var(--muted);font-size:13px}
.value{font-size:19px;font-weight:600;margin:2px 0 6px;overflow-wrap:anywhere}
.value s{font-size:14px;font-weight:400;color:var(--muted);margin-left:8px}
.unknown{color:var(--bad);font-weight:400}
.piece{display:block;overflow:hidden;border-radius:6px;border:1px solid var(--line);background:#fff;cursor:zoom-in}
.piece img{display:block;width:100%;height:100%;object-fit:cover}
.meter{display:flex;gap:8px;align-items:center;margin-top:8px}
.meter:empty{display:none}
.sure{flex:1;height:5px;border-radius:3px;background:var(--line);overflow:hidden}
.sure i{display:block;height:100%;background:var(--good)}
.sure.doubtful i{background:var(--warm)}
.percent{font-size:12px;color:var(--muted);min-width:42px;text-align:right;font-variant-numeric:tabular-nums}
.chip{font-size:12px;font-weight:500;padding:1px 9px;border-radius:99px;border:1px solid currentColor;white-space:nowrap}
.plain{color:var(--muted)}.good{color:var(--good)}.warm{color:var(--warm)}.bad{color:var(--bad)}
.decide{margin-top:20px}
.decide p{margin:0 0 6px;color:var(--muted)}
pre{margin:0;padding:14px;background:var(--surface);border:1px solid var(--line);border-radius:12px;white-space:pre-wrap;overflow-wrap:anywhere;
font:13px/1.6 ui-monospace,"DejaVu Sans Mono",monospace}
@media(max-width:800px){main{grid-template-columns:minmax(0,1fr)}.pictures{position:static;max-height:none}}
@media print{.pictures{position:static;max-height:none}.decide{display:none}}
`
