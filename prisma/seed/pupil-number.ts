/**
 * A national pupil number (G and an identity number) that is nobody's: no place in China has the area code 990000.
 * Its last character is the check character of GB 11643, so that it reads as a well-formed one.
 */
export function pupilNumber(birthDate: string, serial: number): string {
  const body = `990000${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `G${body}${'10X98765432'[sum % 11]}`;
}
