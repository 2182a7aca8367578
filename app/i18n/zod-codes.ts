import { z } from 'zod';

type Issue = Parameters<NonNullable<z.core.$ZodErrorMap>>[0];

/**
 * zod's own messages as codes of `common:field`, so that no English sentence of a library reaches a page.
 * Import this module for its effect wherever schemas for people are made.
 */
function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'required';
      return issue.expected === 'int'
        ? 'invalid_whole_number'
        : issue.expected === 'number'
          ? 'invalid_number'
          : 'invalid';
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'required' : `too_short?min=${issue.minimum}`;
      if (issue.origin === 'array' || issue.origin === 'set') return `too_few?min=${issue.minimum}`;
      return `too_small?min=${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `too_long?max=${issue.maximum}`;
      if (issue.origin === 'array' || issue.origin === 'set') return `too_many?max=${issue.maximum}`;
      if (issue.origin === 'file') return 'file_too_large';
      return `too_big?max=${issue.maximum}`;
    case 'invalid_format':
      if (issue.format === 'email') return 'invalid_email';
      if (issue.format === 'url') return 'invalid_url';
      if (issue.format === 'date') return 'invalid_date';
      if (issue.format === 'time') return 'invalid_time';
      return 'invalid';
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? 'choose_one' : 'invalid';
    default:
      return 'invalid';
  }
}

z.config({ customError: codeOf });
