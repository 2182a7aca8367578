import type { Counterpart } from '../counterpart';
import type zh from '../zh-CN/messages';
import kind from './message-kinds';

export default {
  signature: '[Haiyan After-School Supermarket]',
  short: '[Haiyan After-School Supermarket] {{title}}. {{next}}',
  code: {
    phone:
      '[Haiyan After-School Supermarket] Your code is {{code}}. It is good once, for 5 minutes. Our staff will never ask you for it.',
  },
  somebody: {
    course: 'this course',
    child: 'your child',
    draw: 'the draw',
    school: 'the school',
    provider: 'your organization',
    person: 'an instructor',
    thing: 'a paper',
  },
  thing: {
    staff_check: 'the yearly check of {{person}}',
    qualification: 'the qualification of {{person}}',
    credential: 'a paper the provider must have',
    listing: 'the provider’s listing',
  },
  proof: {
    invitation: {
      subject: 'Please set your password',
      text: 'Hello,\n\nan administrator opened a staff account of the Haiyan After-School Supermarket for you. Please set your password here; the link is good once, for {{days}} days:\n\n{{link}}\n\nAfterwards, sign in here: {{signIn}}\n\nIf this means nothing to you, please ignore this message.',
    },
    reset: {
      subject: 'Set a new password',
      text: 'Hello,\n\nsomebody asked for a new password for the account with this address. If it was you, please open this link; it is good once, for {{hours}} hour(s):\n\n{{link}}\n\nIf it was not you, ignore this message: nothing changes.',
    },
    join: {
      subject: 'Your code to register a provider',
      text: 'Hello,\n\nyou are registering a provider with the Haiyan After-School Supermarket. Your code is:\n\n{{code}}\n\nIt is good for {{minutes}} minutes. If it was not you, please ignore this message.',
    },
    joinKnown: {
      subject: 'This address has an account already',
      text: 'Hello,\n\nsomebody tried to register a provider with this address, which has an account already, so nothing was made. Please sign in:\n\n{{signIn}}\n\nA forgotten password can be set anew there. If it was not you, please ignore this message.',
    },
    email: {
      subject: 'Your code to confirm this address',
      text: 'Hello,\n\nyou want messages of the Haiyan After-School Supermarket at this address. Your code is:\n\n{{code}}\n\nIt is good for {{minutes}} minutes. If it was not you, please ignore this message.',
    },
  },
  kind,
} satisfies Counterpart<typeof zh>;
