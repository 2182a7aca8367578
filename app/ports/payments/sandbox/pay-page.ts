import { isSettling } from './checkout';
import { type PayWords, payWords } from './pay-words';
import { type Books, type Method, present, type SessionRecord } from './records';

/** Text that is safe between tags and in quoted attributes. */
function safe(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`;

/** Where the payer goes when done, with the placeholder filled in. */
export function returnAddress(session: SessionRecord): string {
  return session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function frame(words: PayWords, title: string, content: string): string {
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${safe(title)} · ${words.till}</title>
<link rel="icon" href="/sandbox/pay.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sandbox/pay.css">
</head>
<body>
<header><p><strong>${words.till}</strong> ${words.noMoney}</p></header>
<main>
${content}
</main>
</body>
</html>
`;
}

function bill(words: PayWords, session: SessionRecord): string {
  const tail = /\d{4}$/.exec(session.account ?? '')?.[0] ?? null;
  const payee = session.account ? words.school(tail) : words.fiscal;
  const lines = session.lines.map((line) => {
    const detail = line.detail ? `<small>${safe(line.detail)}</small>` : '';
    const sum = yuan(line.unitAmount * line.quantity);
    return `<div><dt>${safe(line.title)}${detail}</dt><dd>${sum}</dd></div>`;
  });
  return `<section class="bill">
<h1>${words.payTitle} <b>${yuan(session.amount)}</b></h1>
<p>${safe(payee)}</p>
<dl>${lines.join('')}<div class="total"><dt>${words.total}</dt><dd>${yuan(session.amount)}</dd></div></dl>
</section>`;
}

function methodChoice(words: PayWords, session: SessionRecord, chosen: Method): string {
  const choices = session.methods.map(
    (method) =>
      `<label><input type="radio" name="method" value="${method}"${method === chosen ? ' checked' : ''}>
<span class="mark ${method}" aria-hidden="true"></span>${words.methods[method]}</label>`,
  );
  return `<fieldset><legend>${words.method}</legend>${choices.join('\n')}</fieldset>`;
}

function act(words: PayWords, name: keyof PayWords['acts'], extra = ''): string {
  const { name: label, hint } = words.acts[name];
  return `<li>${extra}<button name="act" value="${name}" aria-describedby="hint-${name}">${label}</button>
<p id="hint-${name}">${hint}</p></li>`;
}

function till(words: PayWords, session: SessionRecord, declined: Method | null): string {
  const chosen = declined ?? session.methods[0] ?? 'card';
  const trouble = declined
    ? `<div class="trouble" role="alert"><h2>${words.declinedTitle}</h2><p>${words.declined(words.methods[declined])}</p></div>`
    : '';
  const delays = Object.entries(words.lateChoices).map(
    ([value, label]) => `<option value="${value}">${label}</option>`,
  );
  // Integer-like keys come first in their order and "never" last, as written.
  const after = `<label class="after">${words.lateLabel}<select name="after">${delays.join('')}</select></label>`;
  const leave = session.cancelUrl
    ? `<a class="leave" href="${safe(session.cancelUrl)}">${words.leave}</a>`
    : '';
  return `${trouble}${bill(words, session)}
<form method="post" action="/sandbox/pay/${session.id}">
${methodChoice(words, session, chosen)}
<div class="acts"><button class="pay" name="act" value="pay">${words.pay(yuan(session.amount))}</button>${leave}</div>
<section class="practise" aria-labelledby="practise"><h2 id="practise">${words.practise}</h2><p>${words.practiseWhy}</p>
<ul>${act(words, 'decline')}${act(words, 'late', after)}${act(words, 'twice')}${act(words, 'refund_fails')}</ul></section>
</form>`;
}

function settling(words: PayWords, session: SessionRecord, method: Method): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' });
  const at = session.bankAnswersAt === null ? null : clock.format(new Date(session.bankAnswersAt * 1000));
  const expected = at === null ? '' : ` ${words.settlingAt(at)}`;
  return `<section class="notice"><h1>${words.settlingTitle}</h1><p>${words.settling(words.methods[method])}${expected}</p></section>
<form method="post" action="/sandbox/pay/${session.id}/bank">
<div class="acts"><button class="pay" name="answer" value="yes">${words.confirmNow}</button>
<button name="answer" value="no">${words.refuseNow}</button>
<a class="leave" href="/sandbox/pay/${session.id}">${words.lookAgain}</a>
<a class="leave" href="${safe(returnAddress(session))}">${words.backToSite}</a></div>
</form>`;
}

function closed(words: PayWords, title: string, text: string, back: string | null): string {
  const link = back
    ? `<div class="acts"><a class="pay" href="${safe(back)}">${words.backToSite}</a></div>`
    : '';
  return `<section class="notice"><h1>${title}</h1><p>${text}</p></section>${link}`;
}

/** The pay page as it stands for this session now. */
export function payPage(books: Books, session: SessionRecord): string {
  const words = payWords(session.locale);
  const intent = session.intentId ? present(books.state.intents[session.intentId]) : null;
  if (session.status === 'open') {
    const declined = intent?.declined ? intent.method : null;
    return frame(words, declined ? words.declinedTitle : words.payTitle, till(words, session, declined));
  }
  if (session.status === 'expired') {
    return frame(
      words,
      words.expiredTitle,
      closed(words, words.expiredTitle, words.expired, session.cancelUrl),
    );
  }
  const back = returnAddress(session);
  if (intent && isSettling(books, session)) {
    return frame(words, words.settlingTitle, settling(words, session, intent.method));
  }
  return session.paymentStatus === 'paid'
    ? frame(words, words.paidTitle, closed(words, words.paidTitle, words.paid, back))
    : frame(words, words.failedTitle, closed(words, words.failedTitle, words.failed, back));
}

export function unknownPage(acceptLanguage: string | undefined): string {
  const words = payWords(acceptLanguage ?? null);
  return frame(words, words.unknownTitle, closed(words, words.unknownTitle, words.unknown, null));
}
