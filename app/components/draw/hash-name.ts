/** The name of the hash is the same in every language. */
export const HASH = 'SHA-256';

/** What one types to count a draw again without us. */
export const VERIFY_COMMAND = 'npm run --silent draw -- verify draw-verify.json';
