import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/openapi';
import fields from './api-fields';
import operation from './api-operations';

export default {
  operation,
  fields,
  refused: 'Not possible now',
  refusedUnusable: 'Something is missing in the request',
  document: {
    title: 'After-School Supermarket API',
    description:
      'For mini-programs and other programs: courses, enrollments, wishes, waiting lists, draws and the rule check. What everybody may read needs no token; what is a family’s own needs one that a parent makes on the account page. Amounts are whole fen; dates are local to the county.',
    token: 'Made on the account page under “API tokens”. It is shown once and goes behind {{authHeader}}.',
    key: 'A name that the caller gives the request. The same request sent again with the same key gets the same answer and is not done twice. Answers are kept for a day.',
    rateLimit: 'What is left of each allowance, and in how many seconds all of it is back.',
    rateLimitPolicy: 'How much each allowance is, in which time.',
    replayed: 'This is the earlier answer once more.',
  },
  tag: {
    courses: 'Courses and classes',
    draws: 'Draws',
    children: 'Children',
    wishes: 'Wishes',
    enrollments: 'Enrollments',
    waiting: 'Waiting lists',
    rules: 'Rules',
  },
  status: { '200': 'Success.', '201': 'Done.', '204': 'Done; there is nothing to return.' },
  problem: {
    malformed_json: {
      title: 'The request cannot be read',
      detail: 'The body is not whole {{json}}. Check quotes, commas and encoding.',
    },
    idempotency_key_missing: {
      title: 'No idempotency key',
      detail:
        'This operation needs the header {{keyHeader}} with 1 to 255 visible characters, so that sending it again does not do it twice.',
    },
    token_missing: {
      title: 'A token is needed',
      detail: 'This belongs to a family. Send the header {{authHeader}} with a token.',
    },
    token_invalid: {
      title: 'The token is not valid',
      detail: 'It is mistyped, expired or revoked. Make a new one on the account page.',
    },
    scope_missing: {
      title: 'The token may not do this',
      detail: 'It lacks the scope for this. Make a token that has it.',
    },
    not_found: {
      title: 'Not found',
      detail: 'There is nothing at this address, or it does not belong to whom the token stands for.',
    },
    method_not_allowed: {
      title: 'Not this method',
      detail: 'This address does not answer this method; see the list of those it does.',
    },
    request_in_flight: {
      title: 'The same request is being answered',
      detail: 'An earlier request with this key is not done yet. Try again in a second.',
    },
    idempotency_key_reused: {
      title: 'The key was used before',
      detail: 'It belongs to a request with another content. Use a new key for a new request.',
    },
    too_large: { title: 'The request is too large', detail: 'The body may have 64,000 bytes at most.' },
    not_json: { title: 'Another type of content', detail: 'Send {{json}} with the header {{typeHeader}}.' },
    unusable: { title: 'Some of the request cannot be used', detail: 'See the fields that are listed.' },
    too_often: {
      title: 'Too many requests',
      detail: 'Wait as many seconds as the header {{retryHeader}} says.',
    },
    internal: {
      title: 'Something went wrong',
      detail: 'This is our mistake and has been recorded. Please try again later.',
    },
    busy: { title: 'Very busy right now', detail: 'Nothing was changed. Try again in a few seconds.' },
  },
  field: {
    unknown_field: 'There is no such field. Check how it is written.',
    cursor_unknown: 'This is no position from an answer. Begin at the start.',
  },
} satisfies Counterpart<typeof zh>;
