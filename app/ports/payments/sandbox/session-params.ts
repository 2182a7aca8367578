import { ApiError } from './api-error';
import {
  list,
  map,
  metadata,
  onlyKnown,
  optionalText,
  type Params,
  positiveInteger,
  text,
  webAddress,
} from './params';
import { type Books, METHODS, type Method, type SessionLine } from './records';

const KNOWN = [
  'mode',
  'allowed_payment_method_types',
  'payment_method_options',
  'line_items',
  'client_reference_id',
  'metadata',
  'payment_intent_data',
  'locale',
  'success_url',
  'cancel_url',
  'expires_at',
  'expand',
] as const;

const LOCALES = ['auto', 'zh', 'zh-HK', 'zh-TW', 'en', 'en-GB'];
const HALF_HOUR = 30 * 60;
const DAY = 24 * 60 * 60;

export type SessionInput = {
  amount: number;
  lines: SessionLine[];
  methods: Method[];
  successUrl: string;
  cancelUrl: string | null;
  locale: string | null;
  clientReferenceId: string | null;
  metadata: Record<string, string>;
  intentMetadata: Record<string, string>;
  expiresAt: number;
};

function line(books: Books, value: unknown, name: string): SessionLine {
  const params = map(value, name);
  onlyKnown(params, ['price_data', 'quantity'], name);
  const price = map(params.price_data, `${name}[price_data]`);
  onlyKnown(price, ['currency', 'unit_amount', 'product_data'], `${name}[price_data]`);
  const product = map(price.product_data, `${name}[price_data][product_data]`);
  onlyKnown(product, ['name', 'description'], `${name}[price_data][product_data]`);
  const currency = text(price.currency, `${name}[price_data][currency]`);
  if (currency.toLowerCase() !== 'cny') {
    const param = `${name}[price_data][currency]`;
    throw new ApiError(400, `Invalid currency: ${currency}. This account collects cny only.`, { param });
  }
  return {
    id: books.newId('li'),
    title: text(product.name, `${name}[price_data][product_data][name]`),
    detail: optionalText(product.description, `${name}[price_data][product_data][description]`),
    unitAmount: positiveInteger(price.unit_amount, `${name}[price_data][unit_amount]`),
    quantity: positiveInteger(params.quantity ?? '1', `${name}[quantity]`),
  };
}

function methods(params: Params): Method[] {
  const given = list(params.allowed_payment_method_types, 'allowed_payment_method_types');
  const chosen = given.length === 0 ? [...METHODS] : METHODS.filter((method) => given.includes(method));
  const strange = given.find((method) => !METHODS.includes(method as Method));
  if (strange !== undefined) {
    const param = 'allowed_payment_method_types';
    throw new ApiError(400, `The payment method type provided: ${strange} is invalid.`, { param });
  }
  const options = map(params.payment_method_options, 'payment_method_options');
  onlyKnown(options, METHODS, 'payment_method_options');
  const wechat = map(options.wechat_pay, 'payment_method_options[wechat_pay]');
  if (chosen.includes('wechat_pay') && wechat.client !== 'web') {
    const param = 'payment_method_options[wechat_pay][client]';
    throw new ApiError(400, `Missing required param: ${param}.`, { param, code: 'parameter_missing' });
  }
  return chosen;
}

function expiry(books: Books, value: unknown): number {
  const param = 'expires_at';
  if (value === undefined) return books.now() + DAY;
  const at = positiveInteger(value, param);
  // The first is Stripe's rule that surprises people: no pay page can be open for less than half an hour.
  if (at < books.now() + HALF_HOUR) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.';
    throw new ApiError(400, message, { param });
  }
  if (at > books.now() + DAY) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.';
    throw new ApiError(400, message, { param });
  }
  return at;
}

/** Reads what a pay page is to be opened for. Throws `ApiError` in Stripe's words. */
export function sessionInput(books: Books, params: Params): SessionInput {
  onlyKnown(params, KNOWN);
  const mode = text(params.mode, 'mode');
  if (mode !== 'payment') throw new ApiError(400, `Invalid mode: ${mode}`, { param: 'mode' });
  const items = list(params.line_items, 'line_items');
  if (items.length === 0) {
    const facts = { param: 'line_items', code: 'parameter_missing' };
    throw new ApiError(400, 'Missing required param: line_items.', facts);
  }
  const lines = items.map((item, index) => line(books, item, `line_items[${index}]`));
  const intent = map(params.payment_intent_data, 'payment_intent_data');
  onlyKnown(intent, ['metadata'], 'payment_intent_data');
  const locale = optionalText(params.locale, 'locale');
  if (locale !== null && !LOCALES.includes(locale)) {
    throw new ApiError(400, `Invalid locale: ${locale}`, { param: 'locale' });
  }
  return {
    amount: lines.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0),
    lines,
    methods: methods(params),
    successUrl: webAddress(params.success_url, 'success_url'),
    cancelUrl: params.cancel_url === undefined ? null : webAddress(params.cancel_url, 'cancel_url'),
    locale,
    clientReferenceId: optionalText(params.client_reference_id, 'client_reference_id'),
    metadata: metadata(params.metadata),
    intentMetadata: metadata(intent.metadata, 'payment_intent_data[metadata]'),
    expiresAt: expiry(books, params.expires_at),
  };
}
