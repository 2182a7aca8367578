/** The pay page's one style sheet. It has a look of its own on purpose: this is somebody else's till. */
export const PAY_CSS = `
:root {
  --paper: #f6f4ef; --card: #fffefb; --ink: #20262b; --quiet: #5a646c; --line: #d9d4c8;
  --accent: #2f4b8f; --on-accent: #ffffff; --band: #f3c94b; --on-band: #2b2308; --bad: #a3261d; --bad-paper: #fbeae7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --card: #1e2327; --ink: #eceae4; --quiet: #a7b0b7; --line: #3a4248;
    --accent: #9db6f5; --on-accent: #10182c; --band: #d9ae2f; --on-band: #1f1903; --bad: #ff9a8f; --bad-paper: #3a1e1b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.65; font-size: 16px;
  font-family: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif;
}
header {
  background: repeating-linear-gradient(-45deg, var(--band) 0 18px, color-mix(in srgb, var(--band) 88%, #fff) 18px 36px);
  color: var(--on-band); padding: 10px 16px; text-align: center;
}
header p { margin: 0 auto; max-width: 44rem; }
header strong { margin-inline-end: 0.5em; }
main { max-width: 30rem; margin: 0 auto; padding: 20px 16px 48px; }
h1 { font-size: 1.375rem; line-height: 1.35; margin: 0; }
h1 b { display: block; font-size: 2.25rem; font-variant-numeric: tabular-nums; }
h2 { font-size: 1.0625rem; margin: 0; }
section p { margin: 4px 0 0; color: var(--quiet); }
dl { margin: 16px 0 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 4px 16px; }
dl div { display: flex; gap: 16px; justify-content: space-between; padding: 10px 0; }
dl div + div { border-top: 1px solid var(--line); }
dd { margin: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
dt { overflow-wrap: anywhere; }
dt small { display: block; color: var(--quiet); font-size: 0.875rem; }
.total { font-weight: 600; }
form { margin-top: 24px; }
fieldset { border: 0; padding: 0; margin: 0; display: grid; gap: 8px; }
legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
fieldset label {
  display: flex; align-items: center; gap: 12px; min-height: 52px; padding: 0 16px; cursor: pointer;
  background: var(--card); border: 1px solid var(--line); border-radius: 12px;
}
fieldset label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
input[type="radio"] { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
.mark { width: 12px; height: 12px; border-radius: 3px; background: var(--quiet); }
.mark.alipay { background: #1677ff; border-radius: 50%; }
.mark.wechat_pay { background: #07a35a; border-radius: 50% 50% 50% 2px; }
.acts { display: grid; gap: 12px; margin-top: 20px; }
button, a.pay, .leave {
  font: inherit; min-height: 48px; padding: 10px 16px; border-radius: 12px; text-align: center; cursor: pointer;
  border: 1px solid var(--line); background: var(--card); color: var(--ink); text-decoration: none; width: 100%;
}
button.pay, a.pay { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.leave { border-color: transparent; background: none; color: var(--accent); text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.practise { margin-top: 28px; padding-top: 20px; border-top: 1px dashed var(--quiet); }
.practise ul { list-style: none; margin: 16px 0 0; padding: 0; display: grid; gap: 24px; }
.practise li p { font-size: 0.9375rem; }
.after { display: flex; justify-content: space-between; align-items: center; gap: 12px; margin-bottom: 8px; }
select {
  font: inherit; min-height: 44px; padding: 6px 12px; border-radius: 10px; max-width: 60%;
  border: 1px solid var(--line); background: var(--card); color: var(--ink);
}
.trouble { background: var(--bad-paper); border: 1px solid var(--bad); border-radius: 12px; padding: 12px 16px; margin-bottom: 20px; }
.trouble h2 { color: var(--bad); }
.trouble p { margin: 4px 0 0; }
.notice { padding-top: 24px; }
`;

/** The till's sign in the browser's tab. */
export const PAY_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#f3c94b"/>' +
  '<path d="M9 8l7 8 7-8M16 16v9M10 17h12M10 21h12" fill="none" stroke="#2b2308" stroke-width="2.6" stroke-linecap="round"/></svg>';
