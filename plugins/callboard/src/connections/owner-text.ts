/** What people call an owner: `team-shop` for `group:default/team-shop`, `finance/payers` outside the default namespace. */
export function ownerText(owner: string): string {
  return owner.replace(/^[^:/]+:/, '').replace(/^default\//, '');
}
