/** A mobile number of mainland China: 11 digits, 13x to 19x. */
export const MOBILE_PHONE = /^1[3-9]\d{9}$/;

export function isMobilePhone(text: string): boolean {
  return MOBILE_PHONE.test(text);
}

/** What people type, without blanks, dashes and the country code. */
export function tidyPhone(text: string): string {
  return text.replace(/[\s\-－—]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
}

/** A number as it is shown to its owner on a screen others may see: 138****0001. */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
}
