import { intentShape } from './money-shapes';
import { present, type SessionRecord, type State } from './records';
import { childOf, listShape, TEST } from './shape-parts';

/** Where the payer finds the pay page: on the product's own origin, so that one port serves all. */
export function payAddress(session: SessionRecord): string {
  return `${new URL(session.successUrl).origin}/sandbox/pay/${session.id}`;
}

export function lineItemsShape(session: SessionRecord): object {
  const items = session.lines.map((line) => ({
    id: line.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: line.unitAmount * line.quantity,
    amount_tax: 0,
    amount_total: line.unitAmount * line.quantity,
    currency: 'cny',
    description: line.title,
    metadata: {},
    price: null,
    quantity: line.quantity,
  }));
  return listShape(`/v1/checkout/sessions/${session.id}/line_items`, items);
}

/** `wanted` are the expanded paths below this object. */
export function sessionShape(state: State, session: SessionRecord, wanted: readonly string[] = []): object {
  const intent = session.intentId ? present(state.intents[session.intentId]) : null;
  const open = session.status === 'open';
  return {
    id: session.id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: session.methods,
    amount_subtotal: session.amount,
    amount_total: session.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency: 'cny',
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: session.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    ...(wanted.includes('line_items') && { line_items: lineItemsShape(session) }),
    ...TEST,
    locale: session.locale,
    managed_payments: null,
    metadata: session.metadata,
    mode: 'payment',
    origin_context: null,
    payment_intent:
      intent && childOf(wanted, 'payment_intent', intent.id, (below) => intentShape(state, intent, below)),
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: session.methods.includes('wechat_pay') ? { wechat_pay: { client: 'web' } } : {},
    payment_method_types: session.methods,
    payment_status: session.paymentStatus,
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: session.status,
    submit_type: null,
    subscription: null,
    success_url: session.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: open ? payAddress(session) : null,
    wallet_options: null,
  };
}
