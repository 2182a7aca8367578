type Profile = {
  nameZh: string;
  nameEn: string;
  introZh: string;
  introEn: string;
  contactName: string;
  contactPhone: string;
};

/** Fields of the profile that the bureau and parents need and that are still empty. */
export function profileGaps(profile: Profile): (keyof Profile)[] {
  const needed = ['nameZh', 'nameEn', 'introZh', 'introEn', 'contactName', 'contactPhone'] as const;
  return needed.filter((field) => profile[field].trim() === '');
}
