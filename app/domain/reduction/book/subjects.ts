/** English names of the school subjects that the rules name in Chinese. */
export const subjectNames: Readonly<Record<string, string>> = {
  道德与法治: 'morality and law',
  语文: 'Chinese',
  历史: 'history',
  地理: 'geography',
  数学: 'maths',
  外语: 'foreign languages',
  英语: 'English',
  日语: 'Japanese',
  俄语: 'Russian',
  物理: 'physics',
  化学: 'chemistry',
  生物: 'biology',
  科学: 'science',
};
