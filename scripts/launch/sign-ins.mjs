/** The demo's people as lines for the terminal, in both languages like the pages. Filled by the seed. */
export async function signInLines(client) {
  const { rows } = await client.query(`
    SELECT u.name, coalesce(u.phone_number, u.email) AS sign_in, m.role::text AS role
    FROM cast_member c
    JOIN "user" u ON u.id = c.user_id
    LEFT JOIN LATERAL (
      SELECT role FROM membership WHERE user_id = u.id AND ended_at IS NULL ORDER BY created_at LIMIT 1
    ) m ON true
    ORDER BY c.position`);
  return rows.map(({ name, sign_in, role }) => `  ${name} · ${ROLES[role ?? 'guardian']} · ${sign_in}`);
}

const ROLES = {
  guardian: '家长 guardian',
  provider_owner: '机构负责人 provider owner',
  provider_instructor: '教员 instructor',
  school_admin: '学校管理员 school admin',
  school_teacher: '学校教师 school teacher',
  bureau_officer: '教育局经办 bureau officer',
  bureau_inspector: '教育局督查 bureau inspector',
  bureau_admin: '教育局管理员 bureau admin',
};
