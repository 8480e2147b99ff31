/** What somebody may be: `counsellor` for her own calendar, `team-lead` for a team, `editor` for what is published. */
export const roles = ['counsellor', 'team-lead', 'editor', 'administrator'] as const

export type Role = (typeof roles)[number]

/** Whether a text names a role. */
export const isRole = (text: string): text is Role => roles.some(role => role === text)

/** Whether a role means nothing without a counsellor whose calendar it is. */
export const needsCounsellor = (role: Role): boolean => role === 'counsellor'
