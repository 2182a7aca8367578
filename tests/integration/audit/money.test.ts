import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/db/client.server';
import { instantOf } from '~/domain/calendar';
import { brokenInvariants } from '~/services/audit/invariants.server';
import { MONEY_INVARIANTS } from '~/services/audit/money-invariants';
import { seedDemoCounty } from '../../../prisma/seed/index';
import { broken, uncontrolled } from './broken';

const now = instantOf('2026-11-21', 10 * 60);

beforeAll(async () => {
  await seedDemoCounty(db, { now });
}, 300_000);

const ONE = (account: string) => `(SELECT min(entry_id::text || line)
   FROM posting WHERE account = '${account}')`;

// Each breaks one thing and must be seen.
const CONTROLS: [name: string, sql: string][] = [
  [
    '5 every entry of the ledger balances',
    `UPDATE posting SET amount_fen = amount_fen + 1 WHERE entry_id::text || line = ${ONE('cash')}`,
  ],
  [
    '5 every entry of the ledger balances',
    `DELETE FROM posting WHERE entry_id = (SELECT id FROM journal_entry LIMIT 1)`,
  ],
  [
    '5 the ledger says of every place what its lessons, payments and refunds say',
    `UPDATE lesson SET status = 'planned' WHERE status = 'taught'`,
  ],
  [
    '5 the ledger says of every place what its lessons, payments and refunds say',
    `UPDATE attendance SET state = 'present' WHERE state = 'excused'`,
  ],
  [
    '5 of every payee: what families paid is earned, went back, is held, credit, or unassigned',
    `UPDATE posting SET party = 'xiangyang' WHERE account = 'cash' AND entry_id::text || line = ${ONE('cash')}`,
  ],
  [
    '5 the cash of every payee is what came in less what went out',
    `UPDATE payment SET amount_fen = amount_fen + 1 WHERE id = (SELECT id FROM payment WHERE status = 'paid' LIMIT 1)`,
  ],
  [
    '5 the cash of every payee is what came in less what went out',
    `UPDATE refund SET status = 'requested' WHERE id = (SELECT id FROM refund WHERE status = 'arrived' AND route = 'original' LIMIT 1)`,
  ],
  [
    '5 no payee ever gave out more than had come in',
    `UPDATE journal_entry SET number = -number WHERE kind = 'settlement_paid'`,
  ],
  [
    '5 no family has less than nothing left as credit',
    `UPDATE posting SET amount_fen = -amount_fen WHERE account = 'family_credit'`,
  ],
  [
    '5 what came unassigned is what nobody has decided about',
    `UPDATE posting SET account = 'unassigned' WHERE entry_id::text || line = ${ONE('cash')}`,
  ],
  [
    '5 what families still owe is what was billed and not paid',
    `UPDATE posting SET amount_fen = amount_fen + 1 WHERE entry_id::text || line = ${ONE('receivable')}`,
  ],
  [
    '5 a confirmed place that costs something was paid in full',
    `UPDATE payment SET status = 'failed' WHERE status = 'paid'`,
  ],
  ['5 a refund never exceeds its payment', `UPDATE refund SET amount_fen = amount_fen + 1000000`],
  [
    '5 nothing is on its way back that is not owed, and what is owed has been set going',
    `INSERT INTO refund (id, payment_id, amount_fen, reason, requested_at)
     SELECT gen_random_uuid(), payment_id, 100, 'withdrawn', now() FROM refund WHERE status = 'arrived' LIMIT 1`,
  ],
  [
    '5 nothing is on its way back that is not owed, and what is owed has been set going',
    `UPDATE posting SET account = 'refund_payable' WHERE account = 'supervised' AND amount_fen < 0`,
  ],
  [
    '5 a settlement is the sum of its lines',
    `UPDATE settlement SET total_fen = total_fen + 1 WHERE status = 'paid'`,
  ],
  [
    '5 a line of a settlement is what its entry owes the provider',
    `UPDATE settlement_line SET fund = fund || '?' WHERE position = 1`,
  ],
  [
    '5 what was paid to a provider was posted once, and only that',
    `UPDATE settlement SET status = 'paid', confirmed_at = now(), paid_at = now()`,
  ],
  [
    '5 receipts are numbered without gaps, one for each payment',
    `DELETE FROM receipt WHERE id = (SELECT id FROM receipt ORDER BY number LIMIT 1 OFFSET 3)`,
  ],
  ['5 receipts are numbered without gaps, one for each payment', `UPDATE receipt_series SET last = last + 1`],
  [
    '6 programmes are bound to what places were promised and did not give back',
    `UPDATE subsidy_grant SET amount_fen = amount_fen + 1`,
  ],
  [
    '6 what a programme has promised is the sum of its grants, within its budget',
    `UPDATE programme SET reserved_fen = reserved_fen - 1`,
  ],
  ['6 no child has more of a programme in a term than its cap', `UPDATE programme SET cap_fen = 1`],
  [
    '6 the ledger holds what programmes have promised, place by place',
    `DELETE FROM subsidy_grant WHERE amount_fen > 0`,
  ],
  [
    '8 every payment event that was received was applied',
    `INSERT INTO payment_event (id, type, received_at) VALUES ('evt_1', 'x', now() - interval '2 hours')`,
  ],
  [
    '8 every payment that came was posted once',
    `UPDATE journal_entry SET key = NULL WHERE kind = 'payment_received'`,
  ],
  [
    '8 every refund that was sent was posted once, and once more when it came back',
    `UPDATE journal_entry SET key = NULL WHERE id = (SELECT id FROM journal_entry WHERE kind = 'refund_sent' LIMIT 1)`,
  ],
  [
    '8 every refund that was sent was posted once, and once more when it came back',
    `UPDATE refund SET route = 'credit' WHERE id = (SELECT id FROM refund WHERE route = 'original' LIMIT 1)`,
  ],
  [
    '8 nobody was told of a place, a child or a class that does not exist',
    `UPDATE message SET params = params || '{"offeringId": "00000000-0000-0000-0000-000000000000"}' WHERE kind = 'place_confirmed'`,
  ],
];

describe('the money of a county that has lived a term', () => {
  it('holds in every check', async () => {
    expect(await brokenInvariants(db, now)).toEqual([]);
  }, 30_000);

  it.each(CONTROLS)(
    'is seen when it is broken: %s',
    async (name, sql) => {
      expect(await broken(sql, now)).toContain(name);
    },
    30_000,
  );

  it('has a control for every check', () => {
    expect(uncontrolled(MONEY_INVARIANTS, CONTROLS)).toEqual([]);
  });
});
