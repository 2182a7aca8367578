import encodeGb18030 from './gb18030';

export type Columns = { name: string; number: string; birthDate: string; grade: string; className: string };

export const HEADINGS = {
  zh: ['姓名', '学籍号', '出生日期', '年级', '班级'],
  en: ['Name', 'Pupil number', 'Birth date', 'Grade', 'Class'],
};

export function tableOf(rows: readonly Columns[], language: 'zh' | 'en' = 'zh'): string[][] {
  return [
    HEADINGS[language],
    ...rows.map(({ name, number, birthDate, grade, className }) => [
      name,
      number,
      birthDate,
      grade,
      className,
    ]),
  ];
}

/** A CSV as a spreadsheet program writes it: quotes where they are needed, Windows line ends. */
export function csvText(table: readonly (readonly string[])[], separator = ','): string {
  const cell = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${table.map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`;
}

const bytes = (buffer: Buffer) => Uint8Array.from(buffer) as Uint8Array<ArrayBuffer>;

export const utf8 = (text: string) => bytes(Buffer.from(text, 'utf8'));
export const utf8WithMark = (text: string) => bytes(Buffer.from(`\ufeff${text}`, 'utf8'));
export const utf16 = (text: string) => bytes(Buffer.from(`\ufeff${text}`, 'utf16le'));
export const gb18030 = (text: string) => bytes(encodeGb18030(text));
